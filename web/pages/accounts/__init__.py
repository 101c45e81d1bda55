"""Who may sign in: an administrator's pages, and everybody's own password."""
