"""Whole years, played with the actions of the records."""
