"""Packages of portions: out, filled, and back."""
