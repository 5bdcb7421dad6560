"""The shapes that the interface takes and gives; exact numbers are texts, days are ISO."""
