"""Calculates: pure functions on frozen values; no clock, no files, no Django."""
