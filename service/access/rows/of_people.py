"""Rows of the access table: what is not there yet for a person, and the questions of their referral."""

GAPS = (
    ("age_not_recorded", "details"),
    ("council_not_told", "safeguarding"),
    ("guardian_not_asked", "safeguarding"),
    ("stay_not_asked", "safeguarding"),
    ("health_need", "needs"),
    ("health_screen", "people"),
    ("no_bed", "people"),
    ("bed_until", "plan lodging"),
    ("language_not_asked", "details"),
    ("no_interpreter", "details"),
    ("rights_not_given", "people"),
    ("group_parted", "people"),
    ("group_to_be_kept_apart", "safeguarding"),
    ("property_kept", "people"),
    ("arrival_not_confirmed", "people"),
)
"""What is not there yet for a person, by who sees that it is not."""
FORM_LINES = (
    ("age", "details"),
    ("age_then", "details"),
    ("council_contact", "safeguarding"),
    ("gender", "details"),
    ("nationality", "details"),
    ("second_nationality", "details"),
    ("language", "details"),
    ("where", "plan"),
    ("wants_referral", "details door safeguarding"),
    ("wants_support", "details door safeguarding"),
)
"""Question of the referral form by who sees what the log says to it; one without a row goes with the findings. That
somebody is asked whether they want to be referred says that they are no child."""
