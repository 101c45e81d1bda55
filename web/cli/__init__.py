"""The command line: the same paths as a user's tap and a page's reading, over any database URL."""
