"""Somebody who gets everything that is published, and an integer solver."""
