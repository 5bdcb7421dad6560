"""Tests of catalogues: measures, rules, the tree, two versions side by side."""
