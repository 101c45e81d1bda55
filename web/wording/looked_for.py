"""Codes whose words hang on the question: what a structured debrief looked for, and found none of."""

from web.wording.labels import label

LOOKED_FOR: dict[str, str] = {
    "interventions": "interventions against the exploitation",
    "premises": "premises closed or prohibited",
    "immigration": "people held by immigration officers",
    "missing": "people reported missing",
}
"""The others read as they are."""


def label_in(field: str, code: object) -> str:
    """A code in the words that it has under this field's question."""
    words = LOOKED_FOR.get(str(code)) if field == "found_none" else None
    return words or label(code)
