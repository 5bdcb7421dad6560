"""Deadlines as the documents write them, understood as values and shown back as dates."""
