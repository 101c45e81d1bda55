"""Which agency an actor of a day's script acts for, and what the shorthand of its rows means."""

from service.names import names, usual

INTERVIEWER = "Police / NCA interviewer"


def agency_of(actor: str, subject: str, by: str | None) -> str:
    """The agency on whose behalf an actor records. `by` decides for an interviewer of either force."""
    said = names()
    if actor in said["acts_for"]:
        return str(said["acts_for"][actor])
    if actor == INTERVIEWER:
        return by or str(said["interviewer"])
    if actor == "Each partner":
        return subject
    if actor.startswith("First responder ("):
        return str(usual(actor.partition("(")[2].rstrip(")").strip())["name"])
    begun = (agency for beginning, agency in said["begins_with"].items() if actor.startswith(beginning))
    return str(next(begun, actor))
