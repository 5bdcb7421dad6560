"""Tests of figures, portions, contributions, proofs and questions."""
