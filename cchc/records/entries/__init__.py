"""Figures of campaigns, what proves them, and what is asked about them."""
