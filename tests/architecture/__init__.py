"""What no linter sees: the rules of the house, read from the source."""
