"""What can be done about safeguarding."""
