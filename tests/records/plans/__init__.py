"""Issued plans: reports, difficulties, own plans, calendars, and a plan lived through."""
