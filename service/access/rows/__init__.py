"""The access table's rows of events, chapter by chapter."""
