"""A plan and what it lacks: each gap with its owner and its date."""
