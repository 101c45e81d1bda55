"""The running total of the money of an operation."""
