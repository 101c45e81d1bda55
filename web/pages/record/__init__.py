"""Everything that people can record: a form for each decision, and an entry to be voided or corrected."""
