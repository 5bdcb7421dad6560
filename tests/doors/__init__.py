"""Tests that hold the doors against one another."""
