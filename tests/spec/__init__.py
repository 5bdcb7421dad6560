"""Worked examples of every measure with every rule: run as tests, printed as docs/rules.md."""
