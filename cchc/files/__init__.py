"""Reads and writes: YAML in, core values out; knows core, never Django."""
