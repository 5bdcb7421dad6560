"""Rounds after the self-score: rulings, returns, the council, publication."""
