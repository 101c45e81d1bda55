"""What can be done about organisations."""
