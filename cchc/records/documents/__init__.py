"""Documents that left the house, frozen, and the offices' own templates."""
