"""Personal data outside the log: the vault, and how free text is sealed into it."""
