"""The year's circle: its steps, who owes what by when, and what one act makes of a portion of work."""
