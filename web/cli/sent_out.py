"""How the command line sends out what is public, and takes back what waits: as it was shown, by the one way in."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from web.cli.sending import account_of, opened, preview_of
from web.cli.shared import Format, fail, say

if TYPE_CHECKING:
    from service.access.access import Viewer
    from service.application import Application
    from service.commands.submission import Proposal


def send(
    events: tuple[str, str], who: str, asked: tuple[Any, ...], seen: str | None, database: str, format: Format
) -> None:
    from service.codec import to_plain
    from service.commands.submission import Proposal

    operation, since, until = asked[:3]
    with opened(database) as app:
        viewer = account_of(app, who)
        found = preview_of(app, viewer, *asked)
        fields: dict[str, Any] = {"version": found.version, **asdict(found.hiding), "seen": seen or found.seen}
        if operation:
            fields |= {"public": True} if events[0] == "DebriefReportPublished" else {}
        else:
            fields |= {"since": since, "until": until}
        proposal = Proposal(events[0 if operation else 1], fields)
        position = _stored(app, viewer, operation, proposal)
        say({"position": position, "version": found.version, **to_plain(asdict(found.hiding))}, format)


def take_back(who: str, asked: tuple[Any, ...], reason: str | None, database: str, format: Format) -> None:
    """Take back what waits to be released; a preparation of a debrief is an entry like any other."""
    from service.commands.submission import Proposal

    operation, since, until = asked[:3]
    with opened(database) as app:
        viewer = account_of(app, who)
        found = preview_of(app, viewer, *asked)
        if not found.prepared:
            fail({"reasons": ["not_waiting"]})
        if operation:
            proposal = Proposal("EntryVoided", {"entry": found.prepared.envelope.entry, "reason": reason})
        else:
            fields = {"since": since, "until": until, "version": found.version}
            proposal = Proposal("PreparedOutcomesVoided", fields)
        say({"position": _stored(app, viewer, operation, proposal), "version": found.version}, format)


def _stored(app: "Application", viewer: "Viewer", operation: str | None, proposal: "Proposal") -> int:
    """The position of what was stored; or the command ends with what is against it."""
    from domain.kernel import Refused
    from domain.outside import OUTSIDE
    from service.access.access import Forbidden
    from service.commands.malformed import Malformed
    from service.commands.submission import Submission
    from service.commands.submit import submit

    try:
        return submit(app, viewer, Submission(operation=operation or OUTSIDE, proposals=[proposal])).position
    except Refused as refused:
        fail({"reasons": list(refused.reasons)})
    except Malformed as wrong:
        fail({"errors": wrong.said})
    except Forbidden as wrong:
        fail({"error": str(wrong)})
