"""Who looked at what: the audit of reading, beside the timeline, which is the audit of writing."""
