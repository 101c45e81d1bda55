"""What can be done about figures over many operations."""
