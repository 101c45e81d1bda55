"""Webhooks as they are kept: whose each is, where it leads, how far it is."""
