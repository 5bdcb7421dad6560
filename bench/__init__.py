"""Measurements of the whole: what a province costs, and that nothing confirmed is ever lost."""
