"""What to write to whoever still owes a plan something: one sentence for each code, without place or person."""

CHASE: dict[str, str] = {
    "agreement_unsigned": "please sign the information sharing agreement for {name}{due} and tell us when you have.",
    "briefing_not_opened": "please open the briefing for {name} in Firstlight{due} and confirm that you read it.",
    "information_outstanding": "please tell us what your service holds for {name}{due}. Nothing held is an answer too.",
    "on_call_time_unknown": "please tell us within how many minutes you are here for {name} once you are called{due}.",
}
"""Code of a gap by what is asked of the one who owes it. Mail is no place for where, or about whom."""
ABOUT: dict[str, str] = {
    "agreement_unsigned": "information sharing agreement",
    "briefing_not_opened": "briefing",
    "information_outstanding": "what your service holds",
    "on_call_time_unknown": "how soon you are here",
}

WITHOUT_NAME = "the operation that we plan"
"""What a mail calls an operation without a code name: the title of its page says which kind of place, and when."""


EXERCISE = "Exercise: "
"""What stands before all that is sent from the plan of an exercise."""


def sentence_to(code: str, owed_by: str, name: str, due: str) -> str:
    """The message to one of those who owe."""
    return f"{owed_by}: {CHASE[code].format(name=name, due=f' by {due}' if due else '')}"
