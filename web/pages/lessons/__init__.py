"""The lessons of an operation, and of all."""
