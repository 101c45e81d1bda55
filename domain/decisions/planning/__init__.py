"""What can be done about planning."""
