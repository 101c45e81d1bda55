"""What a way afterwards is in English, beside the line in which it is written in another language."""

from collections.abc import Iterable
from datetime import date

from domain.events.organisations import RightsTextWritten
from web.pages.record.fields import Field
from web.wording.afterwards import IN_FULL, in_english


def english_beside(fields: Iterable[Field]) -> None:
    """Say beside the text what it is to say; nothing where another paper is written."""
    named = {field.name: field for field in fields if field.decision.event is RightsTextWritten}
    way = IN_FULL.get(str(named["paper"].value)) if named else None
    if way:
        named["text"].note = f"In English: {in_english(way, date.max)}"
