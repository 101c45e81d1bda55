"""A row of a directory as it was typed: what it becomes, or what is wrong with it, by its column."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from domain.bounds import closed
from domain.names import folded, squeezed
from domain.reading import clean, read_fields
from domain.words import Agency, PlaceId, Sealed
from web.pages.directory.columns import DirectoryColumn, Fields, Listed, said
from web.pages.directory.taken import FORMULA
from web.wording.labels import label

Cells = Mapping[str, object]
"""The cells of a row by their headings: texts, or `FORMULA`."""
Known = Mapping[tuple[str, ...], Fields]
"""What is recorded, by what makes it the same entry again."""
YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
_EMAIL = re.compile(r"[^@\s,;<>?&]{1,64}@[^@\s,;<>?&]+\.[^@\s,;<>?&]+")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()/-]{4,}( ?(ext\.?|x) ?[0-9]{1,6})?", re.IGNORECASE)


@dataclass
class DirectoryRow:
    """A row by its line in the file; `wrong` are (heading, why), `changes` (heading, before, now)."""

    number: int
    fields: Fields
    state: str = "new"
    wrong: list[tuple[str, str]] = field(default_factory=list)
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    cells: Cells = field(default_factory=dict)

    def key(self, listed: Listed) -> tuple[str, ...]:
        """What makes it the same entry as another one, however it is written."""
        return key_of(listed, self.fields)

    def name(self, listed: Listed) -> str:
        """What the row calls its entry."""
        return ", ".join(str(self.fields[each]) for each in listed.key if self.fields.get(each))


def key_of(listed: Listed, fields: Mapping[str, object]) -> tuple[str, ...]:
    """The key of an entry, as it compares."""
    return tuple(folded(str(fields.get(name) or "")) for name in listed.key)


def read(
    listed: Listed, number: int, cells: Cells, known: Mapping[tuple[str, ...], Fields], now: datetime
) -> DirectoryRow:
    """A row as it is meant, beside what is recorded; a column that is not there leaves what stands as it is."""
    typed, wrong = _typed(listed, cells)
    before = known.get(key_of(listed, typed))
    fields = {**(before or {}), **typed}
    fields |= {name: before[name] for name in listed.key if before}
    fields, unfit = read_fields(listed.event, fields, now)
    bad = {head for head, _ in wrong}
    wrong += [(head, why) for name, why in unfit if (head := listed.column(name).head) not in bad]
    for column in (listed.column(name) for name in listed.key):
        if not fields.get(column.field) and column.head not in bad:
            wrong.append((column.head, "Write something here"))
    row = DirectoryRow(number, fields, wrong=sorted(wrong, key=lambda each: _place(listed, each[0])), cells=cells)
    row.changes = [] if row.wrong or before is None else _changes(listed, before, fields)
    row.state = "refused" if row.wrong else "new" if before is None else "changed" if row.changes else "same"
    return row


def _place(listed: Listed, head: str) -> int:
    return next((n for n, each in enumerate(listed.columns) if each.head == head), len(listed.columns))


def _changes(listed: Listed, before: Fields, now: Fields) -> list[tuple[str, str, str]]:
    found = ((each.head, said(listed, each, before), said(listed, each, now)) for each in listed.columns)
    return [(head, was, becomes) for head, was, becomes in found if was != becomes]


def _typed(listed: Listed, cells: Cells) -> tuple[Fields, list[tuple[str, str]]]:
    fields: Fields = {}
    wrong = []
    for column in listed.columns:
        if column.head not in cells:
            continue
        try:
            _take(listed, column, cells[column.head], fields)
        except ValueError as why:
            wrong.append((column.head, str(why)))
    return fields, wrong


def _take(listed: Listed, column: DirectoryColumn, cell: object, fields: Fields) -> None:
    """Put what a cell says into the fields. Raises ValueError, in words."""
    if cell is FORMULA:
        raise ValueError("A formula stands here. Write what it gives")
    text = clean(str(cell)).strip()
    if column.check:
        _check(column.check, text, fields)
        return
    kind = listed.declared(column)
    if kind.is_a(bool):
        fields[column.field] = _yes_or_no(text)
    elif kind.many:
        fields[column.field] = _codes(text, closed(kind))
    elif closed(kind):
        fields[column.field] = _code(text, closed(kind)) if text else None
    elif not text:
        fields[column.field] = None
    elif kind.is_a(Sealed):
        fields[column.field] = _contact(column.field, text)
    else:
        named = kind.is_a(Agency) or kind.is_a(PlaceId)
        fields[column.field] = squeezed(text) if named else text


def _check(check: str, text: str, fields: Fields) -> None:
    """Yes: it has it; no: it lacks it; nothing: nobody looked."""
    answer = _yes_or_no(text)
    for name, into in (("has", answer is True), ("lacks", answer is False)):
        codes = fields.setdefault(name, [])
        assert isinstance(codes, list)
        if into:
            codes.append(check)


def _yes_or_no(text: str) -> bool | None:
    if text and text.casefold() not in YES_NO:
        raise ValueError("Write yes or no, or leave it empty")
    return YES_NO.get(text.casefold())


def _codes(text: str, codes: tuple[str, ...]) -> list[str]:
    """Several, in the order of their list."""
    chosen = {_code(each.strip(), codes) for each in re.split("[;\n]", text) if each.strip()}
    return [each for each in codes if each in chosen]


def _code(text: str, codes: tuple[str, ...]) -> str:
    found = next((each for each in codes if folded(text) in (folded(each), folded(label(each)))), None)
    if found is None:
        raise ValueError(f"Choose from: {', '.join(label(each) for each in codes)}")
    return found


def _contact(name: str, text: str) -> str:
    if name == "email" and _EMAIL.fullmatch(text) is None:
        raise ValueError("Write an e-mail address, such as duty.desk@example.org")
    if name == "telephone" and _TELEPHONE.fullmatch(text) is None:
        raise ValueError("Write a telephone number, such as 01632 960 112")
    return text


def plain(fields: Fields) -> dict[str, object]:
    """The same as it is sent in."""
    return {
        name: str(value) if isinstance(value, Decimal) else value for name, value in fields.items() if value is not None
    }
