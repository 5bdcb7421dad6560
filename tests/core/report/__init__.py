"""Reports as values: the cells that every door prints."""
