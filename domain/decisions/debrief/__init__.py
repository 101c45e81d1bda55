"""What can be done about debrief."""
