"""Tests of reporting rounds."""
