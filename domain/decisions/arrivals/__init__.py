"""What can be done about arrivals."""
