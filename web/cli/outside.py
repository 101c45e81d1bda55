"""What the command line enters outside any operation: about organisations and directories."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from web.cli.shared import fail

if TYPE_CHECKING:
    from service.commands.carry_out import Outcome
    from service.commands.submission import Proposal
    from service.log import Log
    from service.privacy.vault import Vault

BY = "command line"


class LogAndVault(NamedTuple):
    """What an entry from the command line is submitted to."""

    log: "Log"
    vault: "Vault"
    access_log: None = None
    outcomes: None = None


def submitted(store: LogAndVault, agency: str, role: str, proposals: "Sequence[Proposal]") -> "Outcome":
    """Enter these in one go for an organisation, in a role; whatever is wrong ends the command in words."""
    from domain.kernel import Refused
    from domain.outside import OUTSIDE
    from domain.words import Agency
    from service.access.access import Viewer
    from service.commands.malformed import Malformed
    from service.commands.submit import Submission, submit

    viewer = Viewer(BY, BY, Agency(agency), frozenset({role}))
    try:
        return submit(store, viewer, Submission(operation=OUTSIDE, proposals=proposals))
    except Refused as refused:
        fail({"reasons": list(refused.reasons)})
    except Malformed as wrong:
        fail({"errors": wrong.said})
