"""What each figure asks, in the words of a sentence: who did what, what it is not yet about, who may belong to it."""

DID: dict[str, str] = {
    "M02b": "was identified as a potential victim",
    "M03": "has an age group on record",
    "M04": "was referred into the National Referral Mechanism",
    "M04b": "was referred into the National Referral Mechanism",
    "M05": "was reported under the duty to notify",
    "M06": "was referred or reported",
    "M07": "left with a destination noted",
    "M08": "left for a known destination",
    "M13": "was charged",
    "M22": "finished a first conversation",
    "M23": "was identified as a potential victim",
    "M24": "agreed to be referred",
    "M25": "has a reason on record",
    "M26": "went back to where they were exploited",
    "M27": "was held by immigration officers",
    "M28": "arrived safely",
    "M28b": "arrived safely",
    "M29": "was given an option outside the NRM",
    "M31": "was helped after the screen",
    "M32": "had an interpreter",
    "M33": "was reported missing",
    "M34": "was seen by a social worker in time",
    "M46": "has no conclusive decision recorded",
    "M52": "has a crime reference",
    "M56": "was looked at again",
    "M60": "was reached afterwards",
    "M61": "was exploited again or referred again",
    "M63": "does better",
    "M65": "came",
    "M66": "was called in",
    "M67": "signed a sharing agreement",
    "M68": "confirmed the briefing",
}
"""Of a figure of people, or of things one by one: what those counted did, said of one."""
WHETHER: dict[str, str] = {
    "M02": "whether anybody was identified as a potential victim",
    "M09b": "whether any agency intervened against the exploitation",
    "M10": "whether anybody was arrested",
    "M11": "what was done about any premises",
    "M12": "what kind of exploitation it was",
    "M20": "how many people arrived, or were first expected",
    "M20b": "how many people arrived, or were last expected",
    "M21": "how many of the people met on the site came",
    "M30": "how many nights were spent in a bed",
    "M30b": "on how many nights the centre was slept in",
    "M35": "whether any roll call matched",
    "M51": "how many points of the referral checklist were met",
    "M64": "how much money was spent",
    "M70": "whether a structured debrief was held",
    "M71": "whether any case was reviewed",
    "M80": "how long the centre was open",
    "M85": "when any recovery period ends",
    "M86": "how many centre beds were held at once",
    "M87": "whether any lesson was identified",
    "M87b": "whether any action was assigned",
}
"""Of a question asked once an operation: what is not recorded where nobody answered it."""
NOBODY: dict[str, str] = {
    "M02": "Nobody was identified as a potential victim.",
    "M09b": "No agency intervened against the exploitation.",
    "M10": "Nobody was arrested.",
    "M88": "Nobody was registered.",
}
"""Of a question asked once an operation: its answer no, where "none" says too little."""
NOT_YET: dict[str, str] = {"M05": "No adult has declined, so no report was due."}
"""Where there is nobody yet whom a figure could be about, and more is to be said of it."""
NOTHING_YET: dict[str, str] = {
    "M30": "no centre bed given",
    "M30b": "no centre bed given",
    "M51": "no people referred",
    "M53": "no referrals",
    "M70": "six weeks are not over",
    "M84": "no referrals",
    "M85": "no positive decisions",
    "M86": "no centre bed given",
    "M87": "no debrief so far",
    "M87b": "no debrief so far",
}
"""What is not there yet, of figures that are not counted of anything."""
UNKNOWN: dict[str, str] = {"M51": "people", "M64": "costs", "M85": "people"}
"""What is not recorded of a question asked once an operation, where that is no operation."""
_GONE = "no departure is recorded although the centre closed"
BELONGS: dict[str, str] = {
    "M04b": "no answer, or no age, is recorded",
    "M05": "no answer is recorded",
    "M07": _GONE,
    "M08": _GONE,
    "M24": "no answer, or no age, is recorded",
    "M25": "no answer is recorded",
    "M26": _GONE,
    "M28b": "no answer to a place offered is recorded",
    "M31": "no health need answer is recorded",
    "M32": "no language is recorded",
    "M34": "no age is recorded",
    "M46": "a decision is overdue and none is recorded",
    "M56": "a decision is overdue and none is recorded",
    "M60": "whether they left the NRM is not recorded",
}
"""Why it is not recorded whether somebody belongs to a figure."""
_ONE = (
    *(("people", "person"), ("children", "child"), ("adults", "adult"), ("victims", "victim")),
    *(("suspects", "suspect"), ("partners", "partner"), ("refusals", "refusal"), ("conversations", "conversation")),
    *(("operations", "operation"), ("services", "service"), ("costs", "cost"), ("decisions", "decision")),
    *(("beds", "bed"), ("nights", "night"), ("minutes", "minute"), ("packs", "pack")),
)


def one(words: str) -> str:
    """Words for several as words for one: "people registered" is "person registered"."""
    return next((words.replace(several, single, 1) for several, single in _ONE if several in words), words)
