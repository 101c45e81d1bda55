"""The timeline of an operation."""
