"""Official documents as values."""
