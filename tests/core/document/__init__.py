"""Tests of official documents as values."""
