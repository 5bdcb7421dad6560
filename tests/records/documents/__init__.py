"""Documents that left the house and the offices' templates, with both databases."""
