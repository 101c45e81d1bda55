"""What can be done about referrals."""
