"""What one cell of a directory says: a text, a number, yes or no, one or several of a list."""

import re

from domain.bounds import closed
from domain.names import folded, squeezed
from domain.reading import clean
from domain.words import Agency, PlaceId, Sealed
from service.listings import Fields
from web.pages.directory.columns import DirectoryColumn, Listed
from web.pages.directory.taken import FORMULA
from web.wording.labels import label

YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
_EMAIL = re.compile(r"[^@\s,;<>?&]{1,64}@[^@\s,;<>?&]+\.[^@\s,;<>?&]+")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()/-]{4,}( ?(ext\.?|x) ?[0-9]{1,6})?", re.IGNORECASE)


def take(listed: Listed, column: DirectoryColumn, cell: object, fields: Fields) -> None:
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
