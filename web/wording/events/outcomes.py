"""What the events of this chapter are called: outcomes over many operations."""

from web.wording.events.said import Said

OUTCOMES = (
    Said(
        "OutcomesPrepared", "Prepare public outcomes", "Public outcomes {since} to {until}, version {version}, prepared"
    ),
    Said(
        "OutcomesPublished",
        "Publish public outcomes",
        "Public outcomes {since} to {until}, version {version}, published",
    ),
    Said(
        "PreparedOutcomesVoided",
        "Take back prepared outcomes",
        "Public outcomes {since} to {until}, version {version}, taken back before they went out",
    ),
)
