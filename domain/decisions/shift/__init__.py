"""What can be done about a shift."""
