"""How long a property is searched for: briefly, and the same way on every machine."""

from hypothesis import settings

BOUNDED = settings(max_examples=100, deadline=None, derandomize=True)
