"""What can be done about beds."""
