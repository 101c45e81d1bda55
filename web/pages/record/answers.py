"""What a submitted form says, as plain values; what cannot be read stands beside its field."""

from starlette.datastructures import FormData

from service.clock import from_local
from web.pages.record.fields import Field


def answers(fields: list[Field], form: FormData) -> dict[str, object]:
    """What was filled in, as plain values; what was left empty is left out. Errors stand in the fields."""
    found: dict[str, object] = {}
    for field in fields:
        value = _answer(field, form)
        if value not in (None, "", []):
            field.value = found[field.name] = value
        else:
            field.value = None
            if field.required:
                field.error = "Choose one" if field.kind in ("radios", "select", "checkboxes") else "Fill this in"
    return found


def _answer(field: Field, form: FormData) -> object:
    text = str(form.get(field.name) or "").strip()
    if field.kind == "checkboxes":
        return [str(each) for each in form.getlist(field.name)]
    if field.kind == "list":
        return [each.strip() for each in text.split(",") if each.strip()]
    if field.kind == "yesno":
        return {"yes": True, "no": False}.get(text)
    if field.kind == "number" and text:
        return _number(field, text)
    if field.kind == "moment" and text:
        return _moment(field, text)
    return text


def _number(field: Field, text: str) -> int | str:
    if not text.isdecimal():
        field.error = "Write a whole number, such as 6"
        return text
    try:
        return int(text)
    except ValueError:  # More digits than Python reads; the bound of the field answers it.
        return text


def _moment(field: Field, text: str) -> str:
    try:
        return from_local(text).isoformat()
    except (ValueError, OverflowError):
        field.error = "Write a real date and time, such as 2026-10-13T08:30"
        return text
