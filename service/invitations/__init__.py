"""Invitations by a link that needs no account: who is asked, by which letter, and what was made of each link."""
