"""People, their roles and the unit they belong to."""
