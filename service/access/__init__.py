"""Who may do and see what: the access table, accounts, what an audience is shown, and the log of who looked."""
