"""A row of a directory as it was typed: what it becomes, or what is wrong with it, by its column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from domain.names import folded
from domain.reading import read_fields
from service.listings import Fields
from web.pages.directory.cells import take
from web.pages.directory.columns import Listed, said

Cells = Mapping[str, object]
"""The cells of a row by their headings: texts, or `FORMULA`."""
Known = Mapping[tuple[str, ...], Fields]
"""What is recorded, by what makes it the same entry again."""


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
            take(listed, column, cells[column.head], fields)
        except ValueError as why:
            wrong.append((column.head, str(why)))
    return fields, wrong


def plain(fields: Fields) -> dict[str, object]:
    """The same as it is sent in."""
    return {
        name: str(value) if isinstance(value, Decimal) else value for name, value in fields.items() if value is not None
    }
