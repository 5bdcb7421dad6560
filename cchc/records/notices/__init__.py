"""Notices, digests and telephone calls."""
