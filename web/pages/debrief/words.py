"""The words and colours of the debrief page: the nodes of the flow and its stages."""

FLOW: dict[str, str] = {
    "registered": "Registered",
    "talked_to": "Talked to",
    "talking": "Being talked to",
    "declined_to_talk": "Declined to talk",
    "not_talked_to": "No conversation recorded",
    "potential_victim": "Potential victim",
    "no_indicators": "No indicators found",
    "no_finding": "No finding recorded",
    "referred": "Referred into the NRM",
    "notified": "Duty to Notify report",
    "declined": "Declined referral, not yet notified",
    "deciding": "Asked for time to decide",
    "duty_open": "Duty to notify still open",
    "no_duty": "No referral or report due",
    "duty_not_known": "Not known whether any is due",
    "safe_accommodation": "Safe accommodation",
    "council_temporary": "Council temporary accommodation",
    "adult_social_care": "Adult social care",
    "childrens_care": "Children's services",
    "friends_or_family": "Friends or family",
    "own_arrangement": "Own arrangement",
    "return_to_home_country": "Return to home country",
    "return_to_exploiter": "Back to where they were exploited",
    "hospital": "Hospital",
    "custody": "Custody",
    "immigration_detention": "Immigration detention",
    "missing": "Missing",
    "unknown": "Left, destination unknown",
    "not_recorded": "Left, destination not recorded",
    "out": "Out for a while",
    "still_here": "Still at the centre",
}
"""A node in words. "Unknown" was asked and answered; "not recorded" was not."""

STAGES = ("Arrival", "Conversation", "What was found", "Referral or report", "Where they went")

_COLOURS = {
    "navy": ("registered", "talked_to", "talking"),
    "plum": ("potential_victim",),
    "teal": ("referred", "notified", "safe_accommodation"),
    "blue": (
        *("council_temporary", "adult_social_care", "childrens_care", "friends_or_family"),
        *("own_arrangement", "return_to_home_country", "hospital"),
    ),
    "amber": ("deciding", "duty_open", "still_here", "out"),
    "orange": ("declined", "return_to_exploiter", "missing", "custody", "immigration_detention"),
}
FLOW_COLOURS: dict[str, str] = {node: colour for colour, nodes in _COLOURS.items() for node in nodes}
