"""What can be done about enforcement."""
