"""Every figure against a count that somebody could make by hand from the rows of a day."""
