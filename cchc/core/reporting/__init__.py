"""The reporting year: periods with their cut-offs, and the sum of what agencies report."""
