"""What could not be done, on the page of its form."""

from typing import Any

from service.access.forms import WrongFields


def beside_its_field(wrong: ValueError | None) -> dict[str, Any]:
    """What stands on the page of what could not be done: beside each field what is its own, and all of it on top."""
    if not isinstance(wrong, WrongFields):
        return {"wrong": {}, "errors": [{"text": str(wrong)}] if wrong else []}
    errors = [
        {"text": why, "href": f"#{'roles-1' if field == 'roles' else field}"} for field, why in wrong.fields.items()
    ]
    return {"wrong": wrong.fields, "errors": errors}
