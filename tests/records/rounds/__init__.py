"""Acts of the province: milestones, points from outside, council, publication."""
