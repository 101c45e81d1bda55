"""How it stands with what programs were given, in words."""

from datetime import UTC, datetime

from service.access.programs import FOR_PROGRAMS
from service.access.tokens import ApiToken
from web.wording import label


def state_of(token: ApiToken, now: float) -> tuple[str, str]:
    """Whether a token still opens anything, with the tone of its tag."""
    if token.revoked is not None:
        return "Revoked", "red"
    return ("Over", "grey") if token.until <= now else ("In use" if token.used else "Not used yet", "green")


def made_at(seconds: float | None) -> datetime | None:
    """A moment that a table keeps in seconds (Unix), in UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def roles_to_choose() -> list[tuple[str, str]]:
    """The roles that a program can be given, as a form offers them."""
    return [(role, label(role).capitalize()) for role in FOR_PROGRAMS]


def beside_its_field(wrong: ValueError | None) -> dict[str, str | None]:
    """What stands on the page of what could not be done, and the field beside which it stands, if it is one's."""
    return {"problem": str(wrong) if wrong else None, "field": getattr(wrong, "field", None)}
