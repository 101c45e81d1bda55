"""Reports to take away: the same figures as PDF, spreadsheet, CSV and JSON."""
