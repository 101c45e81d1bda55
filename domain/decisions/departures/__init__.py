"""What can be done about departures."""
