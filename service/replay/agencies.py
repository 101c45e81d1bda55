"""Which agency a name in a day's script stands for, and what the shorthand of its rows means."""

COUNCIL_POSTS = frozenset(
    {
        "CSM",
        "Coordinator",
        "Front desk",
        "Registrar",
        "Transport lead",
        "Debrief facilitator",
        "Information governance lead",
    }
)
INTERVIEWER = "Police / NCA interviewer"


def agency_of(actor: str, subject: str, by: str | None) -> str:
    """The agency on whose behalf an actor records. `by` decides for an interviewer of either force."""
    if actor in COUNCIL_POSTS:
        return "Council"
    if actor == INTERVIEWER:
        return by or "Police"
    if actor == "Each partner":
        return subject
    if actor.startswith("Competent authority"):
        return "NCA"
    if actor.startswith("First responder ("):
        named = actor.partition("(")[2].rstrip(")").strip()
        return {"police": "Police", "nca": "NCA", "council": "Council"}.get(named.lower(), named)
    return "Police" if actor.startswith("Police") else actor
