"""What can be done about venue."""
