"""Scores: exact points with their trace, the sheet of a year, what was lost and who answers for it."""
