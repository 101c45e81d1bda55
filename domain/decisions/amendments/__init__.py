"""What can be done about amendments."""
