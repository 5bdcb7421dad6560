"""The terminal command, run as a person runs it."""
