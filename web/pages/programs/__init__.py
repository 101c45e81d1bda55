"""What an organisation gives to programs: tokens to read and enter with, addresses that events are sent to."""
