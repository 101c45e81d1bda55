"""The rows of an export: of whom they are, in which order, and who looked at them."""

import secrets
from dataclasses import dataclass
from datetime import date

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.words import OperationId
from projections.across.organisations import KNOWS, Organisations
from projections.operation.state import OperationState
from service.access.access_log import AccessLog
from service.access.reasons import sealed_reason
from service.days import events_of_operation
from service.htcds.columns import COLUMNS, Case, Kinds
from service.log import Log
from service.outcomes import Outcomes
from service.privacy.vault import Vault
from service.stored import events_in

ROW = "row"
"""The first column: random, another in every export, so that no two of them can be laid side by side."""
LOOKED_AT = "htcds_export"
AGREED = "shared with agreement"


@dataclass(frozen=True, slots=True)
class Export:
    """Heads and rows; how many people are left out, because no agreement to sharing is recorded; operations read."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int
    operations: int
    own_use: bool


def export(
    database: str, log: Log, since: date, until: date, *, by: str, reason: str | None = None, own_use: bool = False
) -> Export:
    """The people of a period's operations, exercises left out; of all of them for one's own use.

    That it was made is kept in the access log, once for each operation, before anything is given. The reason may name
    somebody: it is sealed with the key of the operation.
    """
    looks, kept, kind_of = AccessLog(database), Outcomes(database, log), _kinds(log)
    try:
        kept.catch_up()
        listed = kept.operations(since, until)
        cases: list[Case] = []
        for each in listed:
            operation = OperationId(each.operation)
            why = sealed_reason(Vault(log), operation.tag, reason) if reason else AGREED
            looks.record(by, "", operation, LOOKED_AT, "", why)
            state = OperationState.of(operation, events_of_operation(log, operation))
            cases.extend(Case(state, person, kind_of) for person in state.registered)
    finally:
        looks.close()
        kept.close()
    agreed = [case for case in cases if own_use or case.person.sharing]
    rows = sorted((secrets.token_hex(8), *(column.value(case) for column in COLUMNS)) for case in agreed)
    return Export(_heads(), tuple(rows), len(cases) - len(agreed), len(listed), own_use)


def _heads() -> tuple[str, ...]:
    return (ROW, *(column.name for column in COLUMNS))


def _kinds(log: Log) -> Kinds:
    """The kind of an organisation by its name, as it was last recorded."""
    known = Organisations()
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(types=[kind.__name__ for kind in KNOWS])]))
    for recorded in events_in(log, rows):
        known.apply(recorded)
    return lambda name: found.kind if (found := known.of(name)) else "other"
