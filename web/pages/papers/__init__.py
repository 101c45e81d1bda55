"""What was written for the whole operation: briefing, handovers, reports, objectives, risks, decisions."""
