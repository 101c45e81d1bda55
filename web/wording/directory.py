"""What each field of a council's directory asks."""

QUESTIONS: dict[str, str] = {
    "model": "What kind of place is it?",
    "has": "What does it have?",
    "lacks": "What does it lack?",
    "suits": "Whom or what does it suit?",
    "not_for": "What is it not fit for?",
    "pounds_a_night": "Cost a night",
    "contact_in_hours": "Contact in hours",
    "contact_out_of_hours": "Contact out of hours",
    "shared": "May two operations have it on the same night?",
    "in_use": "Is it in use?",
    "email": "E-mail",
    "telephone": "Telephone",
    "does": "What does the organisation do in a centre?",
    "brings": "What does it bring?",
    "expects": "What does it expect of others?",
}
OF_EVENT: dict[tuple[str, str], str] = {
    ("VenueListed", "council"): "Whose directory is it?",
    ("VenueListed", "place"): "Name of the venue",
    ("VenueListed", "address"): "Address",
    ("VenueListed", "rooms"): "How many rooms?",
    ("VenueListed", "beds"): "How many beds?",
    ("VenueListed", "nights"): "For how many nights in a row?",
    ("ContactListed", "council"): "Whose directory is it?",
    ("ContactListed", "partner"): "Which organisation?",
    ("ContactListed", "post"): "Post, team or desk",
    ("ContactListed", "name"): "Name",
    ("ContactListed", "reached"): "When is it the one to turn to?",
}
