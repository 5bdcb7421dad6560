"""The schemas of the data files, one module per kind of file, and their conversion to core values."""
