"""What can be done about care."""
