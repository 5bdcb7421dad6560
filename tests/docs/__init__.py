"""The documents say what is true of this tree."""
