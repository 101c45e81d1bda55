"""What a submitted form says, as plain values; what cannot be read stands beside its field."""

from starlette.datastructures import FormData

from domain.reading import read_field
from service.clock import now
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
    if field.kind in ("number", "date", "moment") and text:
        try:
            read = read_field(field.decision.event, field.declared, text, now())
            return read if field.kind == "number" else text
        except ValueError as wrong:
            field.error = str(wrong)
    return text
