"""Results of a unit in a year."""
