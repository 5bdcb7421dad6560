"""The clock: management commands that call actions."""
