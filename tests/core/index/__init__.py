"""Tests of published indices."""
