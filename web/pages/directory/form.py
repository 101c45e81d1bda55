"""The form of one entry of a directory, from the same columns as its file."""

from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from domain.bounds import closed
from domain.events.organisations import ContactErased
from domain.words import Sealed
from service.access.access import may_do
from web.http.render import page
from web.http.stored import key_of
from web.pages.directory.columns import BETWEEN, CONTACTS, DirectoryColumn, Listed
from web.wording.labels import label


def name_of(column: DirectoryColumn) -> str:
    """The name of a column's question in the form."""
    return f"{column.field}-{column.check}" if column.check else column.field


def typed_in(listed: Listed, form: FormData) -> dict[str, str]:
    """What stands in a form that was sent, by the heading of its column."""
    return {each.head: BETWEEN.join(str(one) for one in form.getlist(name_of(each))) for each in listed.columns}


def form_page(
    request: Request,
    listed: Listed,
    typed: dict[str, str],
    wrong: list[tuple[str, str]],
    old: bool,
    status: int = 200,
    next: str = "",
    kept: bool = False,
    stood: str = "",
) -> Response:
    """The form of an entry with what was typed; what is wrong stands beside its question."""
    told = dict(wrong)
    questions = [_question(listed, each, typed[each.head], told.get(each.head)) for each in listed.columns]
    return page(
        request,
        "directory/entry.html",
        status,
        here="directory",
        listed=listed,
        questions=[each for each in questions if not each["check"]],
        checks=[each for each in questions if each["check"]],
        wrong=[each for each in questions if each["error"]],
        old=old,
        entry=key_of(request, kept),
        stood=stood,
        next=next,
        kept=kept,
        erase=_erases(request, listed, typed) if old else None,
    )


def _erases(request: Request, listed: Listed, typed: dict[str, str]) -> str | None:
    """The address where whoever may erases who a contact is; None for anybody else, and for a venue."""
    if listed is not CONTACTS or not may_do(request.state.viewer, ContactErased.__name__):
        return None
    named = {name: typed[listed.column(name).head] for name in listed.key}
    return f"/directory/{listed.slug}/erase?{urlencode(named)}"


def _question(listed: Listed, column: DirectoryColumn, typed: str, error: str | None) -> dict[str, Any]:
    """A column as a question, with what was typed."""
    field = listed.declared(column)
    codes = closed(field)
    kind = (
        "check"
        if column.check
        else "several"
        if field.many
        else "yesno"
        if field.is_a(bool)
        else "one"
        if codes
        else "text"
    )
    long = field.is_a(Sealed) and column.field in ("address", "does", "brings", "expects")
    return {
        "name": name_of(column),
        "head": column.head,
        "hint": column.hint,
        "check": column.check,
        "kind": "long" if long and kind == "text" else kind,
        "choices": [(each, label(each)) for each in codes] if not column.check else [],
        "value": typed,
        "chosen": _chosen(typed, codes),
        "error": error,
        "key": column.field in listed.key,
    }


def _chosen(typed: str, codes: tuple[str, ...]) -> list[str]:
    said_there = {each.strip() for each in typed.split(BETWEEN.strip())}
    return [each for each in codes if each in said_there or label(each) in said_there]
