"""Documents that prove lines."""
