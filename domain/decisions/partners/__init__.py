"""What can be done about partners."""
