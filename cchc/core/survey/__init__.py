"""Surveys: the instruments with which people are asked."""
