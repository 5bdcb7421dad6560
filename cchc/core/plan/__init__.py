"""Plans: targets, duties and tasks, and which lost points they win back."""
