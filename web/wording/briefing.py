"""Words of a briefing: its seven parts, and what people may expect of everybody (FACTS 1.3, 2.6, 2.11)."""

PARTS: dict[str, tuple[str, str]] = {
    "information": ("I", "Information"),
    "intention": ("I", "Intention"),
    "method": ("M", "Method"),
    "administration": ("A", "Administration"),
    "risk": ("R", "Risk"),
    "communications": ("C", "Communications"),
    "human_rights": ("H", "Human rights"),
}
"""Each part by the letter that it gives to IIMARCH (JESIP; police say human rights for H)."""
MORE: dict[str, str] = {"text": "What else everybody needs to know", "for_planners": "For those on the plan alone"}
HUMAN_RIGHTS = (
    "Everybody who is brought in is free to leave. Nobody is held; only police may arrest.",
    "An adult is referred with their informed consent alone. Whoever declines, or wants time, is helped all the same.",
    "Whoever may be under 18 is treated as under 18 until the council has assessed their age.",
    "Talking to police is a choice. Support does not depend on it.",
    "Interpreters never come with the person, are never left alone with them, and leave at another time.",
    "Nothing about a person is told to anybody who does not need it. A name stands on no wall, vehicle or telephone.",
)
