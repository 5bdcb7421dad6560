"""Registers whose rows become facts."""
