"""Every page in a real Chromium, on the demo data, served as `make run` serves it."""
