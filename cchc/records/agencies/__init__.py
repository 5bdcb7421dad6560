"""Units and their lineage."""
