"""Tests of the reporting year."""
