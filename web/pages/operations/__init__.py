"""The operations: planned, live, closed."""
