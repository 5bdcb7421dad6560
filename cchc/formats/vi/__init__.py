"""The Vietnamese way of writing dates and numbers."""
