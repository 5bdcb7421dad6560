"""CCHC: cải cách hành chính, from the catalogue of an index to the points that were lost."""
