"""What stands in the way of an entry, in words: beside the field that it is about, or on top of the form."""

from collections.abc import Iterable
from typing import Any

from domain.kernel import Refused
from domain.words import Id, PersonId
from projections.operation.state import OperationState
from service.access.access import Viewer, audience, may_do
from service.access.taking_back import counts
from service.access.visibility import known
from service.application import Application, NoSuchOperation
from service.commands.carry_out import OtherBody
from service.commands.malformed import Malformed
from web.pages.record.fields import Field
from web.pages.record.when import WhenQuestion
from web.wording import refusal, sentence
from web.wording.refusals import WAYS_OUT

OUT_OF_TIME = ("in_the_future", "too_long_ago")
"""The refusals of a time that was typed."""
OF_TWO_PEOPLE = ("you_prepared_it", "nothing_prepared", "not_signed_off")
"""The refusals of a referral that one person prepares and another signs off: they are about whom it is for."""


def beside(fields: list[Field], when: WhenQuestion, wrong: Malformed) -> list[str]:
    """Put what is wrong beside the field that it names; gives what names no field of the form."""
    named = {field.name: field for field in fields}
    on_top = []
    for name, words in wrong.problems:
        if name in named:
            named[name].error = words
        elif name == "happened_at":
            when.error = words
        else:
            on_top.append(words)
    return on_top


def refused(fields: list[Field], when: WhenQuestion, codes: Iterable[str]) -> list[str]:
    """Put the refusals beside the one field that they are about; gives the words of those that are about none."""
    on_top = []
    for code in codes:
        about = [field for field in fields if field.value and _speaks_of(code, field)]
        if code in OUT_OF_TIME:
            when.error = refusal(code)
        elif len(about) == 1:
            about[0].error = " ".join(filter(None, (about[0].error, refusal(code))))
        else:
            on_top.append(refusal(code))
    return on_top


def _speaks_of(code: str, field: Field) -> bool:
    """Whether a code is about what a field names: its kind stands in the code, or the field makes what is there."""
    kind = field.declared.kind
    if code in OF_TWO_PEOPLE:
        return kind is PersonId
    if code == "already_exists":
        return field.name in field.decision.makes
    return (
        isinstance(kind, type) and issubclass(kind, Id) and code in (f"unknown_{kind.prefix}", f"{kind.prefix}_taken")
    )


async def stored_instead(app: Application, viewer: Viewer, wrong: OtherBody) -> list[str]:
    """What stands under the same key already, as far as this user may read it; what was typed now is kept."""
    first = "This form was sent before with other answers, and those were stored. What you typed now was not."
    last = "Check it, and send it again if it is to be stored too."
    operation = wrong.stored[0].event.operation
    await app.load(viewer, operation)
    try:
        state = app.state_of(viewer, operation)
    except NoSuchOperation:
        return [first, last]
    seen_by = audience(viewer)
    said = [(each.position, sentence(each, seen_by)) for each in known(state, wrong.stored, seen_by)]
    voided = (
        ""
        if counts(state, wrong.stored[0].envelope.entry)
        else " It was taken back or voided since: it does not count."
    )
    return [first, *(f"Stored as entry {position}: {words}.{voided}" for position, words in said if words), last]


def ways_out(viewer: Viewer, state: OperationState | None, wrong: Exception) -> dict[str, Any]:
    """Where a refusal can be put right, as far as this user may go there."""
    codes = wrong.reasons if isinstance(wrong, Refused) else ()
    return {
        "reopen": "closed" in codes and may_do(viewer, "CentreReopened"),
        "ways_out": [WAYS_OUT[code] for code in codes if code in WAYS_OUT] if state else [],
    }
