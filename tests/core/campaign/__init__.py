"""Tests of the year's circle: circuits, portions, windows, duties, forms, gaps, lateness."""
