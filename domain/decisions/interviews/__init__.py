"""What can be done about interviews."""
