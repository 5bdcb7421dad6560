"""Tests of the deadline language."""
