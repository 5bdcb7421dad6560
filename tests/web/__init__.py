"""The pages: who sees them, what they say, and what they cost."""
