"""Starting a plan from a template, from one of the council's own, or from a past operation."""
