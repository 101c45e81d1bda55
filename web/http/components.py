"""The components of GOV.UK Frontend, drawn by the macros that its Jinja package brings."""

from collections.abc import Iterable
from typing import Any

from jinja2 import Environment, PackageLoader, PrefixLoader

PACKAGE = "govuk_frontend_jinja"
MACROS = {
    "govukBackLink": "back-link",
    "govukButton": "button",
    "govukCheckboxes": "checkboxes",
    "govukDetails": "details",
    "govukErrorSummary": "error-summary",
    "govukInput": "input",
    "govukInsetText": "inset-text",
    "govukNotificationBanner": "notification-banner",
    "govukRadios": "radios",
    "govukSelect": "select",
    "govukSummaryList": "summary-list",
    "govukTag": "tag",
    "govukTextarea": "textarea",
    "govukWarningText": "warning-text",
}
"""What our templates may call, and its folder in the package."""


def install(made: Environment) -> None:
    """Offer the macros under their own names, and what they are told.

    They stand in an environment of their own: they ask for parameters that nobody gave, and ours refuses to.
    """
    package = Environment(
        loader=PrefixLoader({PACKAGE: PackageLoader(PACKAGE)}),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for macro, folder in MACROS.items():
        made.globals[macro] = getattr(package.get_template(f"{PACKAGE}/components/{folder}/macro.html").module, macro)
    made.filters["items"] = items
    made.filters["facts"] = facts


def items(choices: Iterable[tuple[Any, str]], name: str, chosen: object, invalid: bool = False) -> list[dict[str, Any]]:
    """Radios or checkboxes as their macros take them, numbered from 1; `chosen` is one value or a list of them."""
    every = chosen if isinstance(chosen, list | tuple) else [chosen]
    wrong = {"aria-invalid": "true"} if invalid else {}
    return [
        {"id": f"{name}-{n}", "value": value, "text": words, "checked": value in every, "attributes": wrong}
        for n, (value, words) in enumerate(choices, 1)
    ]


def facts(rows: Iterable[tuple[str, object]]) -> list[dict[str, Any]]:
    """The rows of a summary list, without those that say nothing."""
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in rows if value not in ("", None)]
