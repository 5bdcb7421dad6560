"""Published indices: their definitions, sources, scores, and the survey forms."""
