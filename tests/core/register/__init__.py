"""Tests of registers whose rows become facts."""
