"""Registers kept all year, whose rows become facts."""
