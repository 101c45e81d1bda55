"""Sending events to the webhooks, beside whatever else a server does."""
