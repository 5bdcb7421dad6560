"""Pages, in Vietnamese."""
