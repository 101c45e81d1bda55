"""The shift: posts, interpreters, what is to be done, and what happened since somebody left."""
