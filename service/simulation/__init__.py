"""Days that might be: how long people would wait with what a plan has, and what to add first (ADR 31)."""
