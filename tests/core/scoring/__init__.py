"""Tests of scores: points, traces, totals, losses, ranks."""
