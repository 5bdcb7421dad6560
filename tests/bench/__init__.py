"""Measurements in small, so that they are known to work."""
