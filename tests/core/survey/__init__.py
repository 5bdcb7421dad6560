"""Tests of survey instruments."""
