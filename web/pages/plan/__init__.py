"""The plan: what it lacks, who owes it, people and place, hours, afterwards, papers."""
