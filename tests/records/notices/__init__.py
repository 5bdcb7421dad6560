"""Notices, digests and calls."""
