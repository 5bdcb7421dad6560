"""Files that are handed in as evidence: harmless ones pass, hostile ones are refused with the reason."""
