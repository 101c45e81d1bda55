"""The programs' way in: one route for each decision, and the projections to read."""
