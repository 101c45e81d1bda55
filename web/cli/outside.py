"""How the command line stores what it enters; outside any operation, about organisations and directories."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from service.access.command_line import BY
from web.cli.shared import fail

if TYPE_CHECKING:
    from service.access.access import Viewer
    from service.commands.carry_out import Outcome
    from service.commands.store import Store
    from service.commands.submission import Proposal
    from service.log import Log
    from service.privacy.vault import Vault


class LogAndVault(NamedTuple):
    """What an entry from the command line is submitted to."""

    log: "Log"
    vault: "Vault"
    access_log: None = None
    outcomes: None = None


def submitted(
    store: LogAndVault, agency: str, role: str, proposals: "Sequence[Proposal]", read_at: int | None = None
) -> "Outcome":
    """Enter these in one go for an organisation, in a role; whatever is wrong ends the command in words.

    `read_at` is up to where the log was read for what they take the place of.
    """
    from domain.words import Agency
    from service.access.access import Viewer

    return stored(store, Viewer(BY, BY, Agency(agency), frozenset({role})), proposals, read_at=read_at)


def stored(
    store: "Store",
    viewer: "Viewer",
    proposals: "Sequence[Proposal]",
    operation: str | None = None,
    read_at: int | None = None,
) -> "Outcome":
    """Store them for somebody, outside any operation where none is named; what is against it ends the command."""
    from domain.kernel import Refused
    from domain.outside import OUTSIDE
    from service.access.access import Forbidden
    from service.commands.malformed import Malformed
    from service.commands.meanwhile import Meanwhile
    from service.commands.submit import Submission, submit

    entered = Submission(operation=operation or OUTSIDE, proposals=proposals, seen_up_to=read_at)
    try:
        return submit(store, viewer, entered)
    except Meanwhile:
        fail({"error": "somebody else changed it at this moment, and nothing was stored: run it again"})
    except Refused as refused:
        fail({"reasons": list(refused.reasons)})
    except Malformed as wrong:
        fail({"errors": wrong.said})
    except Forbidden as wrong:
        fail({"error": str(wrong)})
