"""What people and programs touch. `app.py` puts it together; no rules stand here."""
