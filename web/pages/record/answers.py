"""What a submitted form says, as plain values; what cannot be read stands beside its field."""

from starlette.datastructures import FormData

from domain.reading import read_field
from service.clock import now
from web.pages.record.fields import Field


def answers(fields: list[Field], form: FormData) -> dict[str, object]:
    """What was filled in, as plain values; what was left empty is left out. Errors stand in the fields."""
    found: dict[str, object] = {}
    fill(fields, form)
    for field in fields:
        value = _answer(field, form)
        if value not in (None, "", []):
            found[field.name] = value
        elif field.required:
            chosen = field.kind in ("radios", "select", "checkboxes", "one_or_another", "several_or_another")
            field.error = "Choose one" if chosen else "Fill this in"
    return found


def fill(fields: list[Field], form: FormData) -> None:
    """Put into each field what stood in it, letter by letter: what cannot be read is shown as it was typed."""
    for field in fields:
        each = [str(one) for one in form.getlist(field.name)]
        several = field.kind in ("checkboxes", "several_or_another")
        field.value = [one for one in each if one] if several else (_last(each) or None)


def _last(each: list[str]) -> str:
    """A choice and a line for another one have the same name: what is written into the line counts."""
    return next((one for one in reversed(each) if one.strip()), "")


def _answer(field: Field, form: FormData) -> object:
    text = _last([str(one) for one in form.getlist(field.name)]).strip()
    if field.kind == "checkboxes":
        return [str(each) for each in form.getlist(field.name)]
    if field.kind in ("list", "several_or_another"):
        said, whole = [str(each) for each in form.getlist(field.name)], dict(field.choices)
        found = [one for each in said for one in ([each] if each in whole else each.split(","))]
        return [each.strip() for each in found if each.strip()]
    if field.kind == "yesno":
        return {"yes": True, "no": False}.get(text)
    if field.kind in ("number", "money", "date", "moment") and text:
        try:
            read = read_field(field.decision.event, field.declared, text, now())
            return read if field.kind in ("number", "money") else text
        except ValueError as wrong:
            field.error = str(wrong)
    return text
