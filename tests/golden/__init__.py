"""Known results: what the data files must compute to, figure by figure."""
