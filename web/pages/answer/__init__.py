"""The page behind the link of an invitation, for an organisation that has no account."""
