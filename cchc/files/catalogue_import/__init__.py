"""The annex of a decision as an office holds it, read into a draft catalogue; what is doubtful is marked."""
