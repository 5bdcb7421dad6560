"""Tests of plans: targets, tasks, coverage of lost points."""
