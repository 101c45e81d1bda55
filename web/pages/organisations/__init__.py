"""The organisations: who there is, of what kind, and what the law lets and bids each do."""
