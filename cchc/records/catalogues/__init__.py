"""Published catalogues, pinned by hash."""
