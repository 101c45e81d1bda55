"""Invitations as whoever plans sees them: sent, not sent, answered, sent again, taken back."""
