"""Capacity: when the last person will have been talked to, and what to add first."""
