"""Rows of the access table: what a plan lacks, by who sees that it does."""

GAPS = (
    ("no_point_of_contact", "plan"),
    ("no_objectives", "plan"),
    ("no_venue", "partners"),
    ("venue_not_assessed", "plan"),
    ("beds_short", "partners"),
    ("nights_short", "partners"),
    ("no_first_responder", "partners"),
    ("no_childrens_lead", "partners"),
    ("no_health", "partners"),
    ("no_interpreter", "partners"),
    ("interpreters_short", "partners"),
    ("agreement_unsigned", "partners"),
    ("information_outstanding", "plan"),
    ("briefing_not_issued", "partners"),
    ("briefing_not_opened", "partners"),
    ("no_risk_assessment", "plan"),
    ("no_impact_assessment", "plan"),
    ("no_budget", "plan"),
    ("no_supplies", "plan"),
    ("nothing_afterwards", "partners"),
    ("not_answered", "partners"),
    ("declined_not_replaced", "partners"),
    ("handover_not_taken", "plan"),
    ("hours_uncovered", "partners"),
)
"""Gap of a plan by the compartment that it belongs to; whoever sees it sees the plan at all."""
