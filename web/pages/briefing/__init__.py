"""The briefing: its seven parts as a page and on paper, read by each partner and confirmed by who opened it."""
