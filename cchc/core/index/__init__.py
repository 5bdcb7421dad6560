"""Indices as published: what they are made of, scores by unit and year, breaks, league tables."""
