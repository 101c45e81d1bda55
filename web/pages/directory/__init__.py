"""A council's directory: its venues and its partners' contacts, by form, by import and as a file to take away."""
