"""Tests of agencies: validity, groups, successors."""
