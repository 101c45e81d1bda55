"""What the forms of single decisions ask or show beyond what is derived from the decision: one file for each."""
