"""Tests of what the site remembers."""
