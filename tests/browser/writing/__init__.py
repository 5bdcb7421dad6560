"""Tests of pages that write; they share a site that no other test looks at."""
