"""Campaigns: opening, time, sight and moves."""
