"""How the command line sends out what is public, and takes back what waits: as it was shown, by the one way in."""

from dataclasses import asdict
from typing import Any

from web.cli.outside import stored
from web.cli.sending import account_of, opened, preview_of
from web.cli.shared import Format, fail, say


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
        position = stored(app, viewer, [proposal], operation).position
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
        say({"position": stored(app, viewer, [proposal], operation).position, "version": found.version}, format)
