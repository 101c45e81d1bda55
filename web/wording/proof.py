"""What a proof of the store tells beside its faults, a line each."""

from datetime import datetime

from service.clock import LONDON
from service.proof.beside import Unread
from service.proof.told import Erasure, Removal, what_was_lost

THINGS = {"api_token": "token"}
"""What a row is, where its table is called something else."""


def erasure(each: Erasure) -> str:
    """Whose key and rows were destroyed, when, and by which entry of the log."""
    rows = len(each.references)
    texts = f" and {rows} row{'' if rows == 1 else 's'} of the vault" if rows else ""
    return f"{each.subject}: its key{texts}, erased on {day(each.at)} by entry {each.by}"


def removal(each: Removal) -> str:
    """What else the chain tells."""
    said = {
        "begun": f"the chain begins here: {each.count} rows that stood there before are proved from now on only",
        "lost": what_was_lost(each),
        "rewrapped": f"{each.count} keys of the vault were wrapped anew",
        "retention": f"{each.count} rows of the access log went, their time being up",
    }
    return f"chain {each.number}, {day(each.at)}: {said[each.kind]}"


def cannot_be_read(each: Unread) -> str:
    """A row beside the log that opens nothing, and how it is put right."""
    return f"{THINGS.get(each.table, each.table)} {each.row}: its {each.column} cannot be read; {_mended(each)}"


def _mended(each: Unread) -> str:
    if each.table == "invitation":
        return "send it again from the plan, by another link"
    if each.table == "webhook":
        return "remove it on the page Webhooks and register it again"
    if each.table == "api_token":
        return f"firstlight token revoke {each.row}, and make another"
    return mended(each.row, each.column)


def mended(username: str, column: str) -> str:
    """The command that puts an account right."""
    if column == "password":
        return f"firstlight user password {username}"
    said = {"roles": "--role ROLE", "agency": "--agency AGENCY", "name": "--name NAME", "acts_for": "--acts-for AGENCY"}
    return f"firstlight user change {username} {said.get(column, '--role ROLE')}"


def day(at: datetime) -> str:
    """A local day in words."""
    return f"{at.astimezone(LONDON):%-d %B %Y}"
