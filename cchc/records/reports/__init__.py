"""Reporting rounds and the reports of agencies."""
