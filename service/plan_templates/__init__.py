"""What a plan is started from: dated templates, those that a council made of its own, and past operations."""
