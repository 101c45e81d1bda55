"""The whole operation at any moment."""
