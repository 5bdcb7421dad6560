"""Campaigns: who is assessed, who owes what, and until when."""
