"""Sealed packages that leave the system and come back."""
