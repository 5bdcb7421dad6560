"""Two who act at once on plans, reports, registers, documents: nothing is lost, double or stuck."""
