"""What somebody else put right in an entry while its form stood open, where whoever sends it wrote something else."""

from collections.abc import Iterable, Mapping

from starlette.datastructures import FormData

from web.pages.record.entry.as_counted import DRAWN
from web.pages.record.entry.as_it_stands import compared
from web.pages.record.fields import Field
from web.wording.meanwhile import written_meanwhile

CORRECTED = (
    "This was put right while you had it open, and says something else now. If it is still not to count, void it."
)
"""What whoever voids an entry reads that they saw saying something else."""


def say_both(
    fields: Iterable[Field], stands: Mapping[str, object], saw: Mapping[str, object], changes: Mapping[str, object]
) -> bool:
    """Say it beside each question that both changed, each to something else; whether there is one."""
    both = [
        field
        for field in fields
        if field.name in changes
        and stands.get(field.name) != saw.get(field.name)
        and stands.get(field.name) != compared(changes[field.name])
    ]
    for field in both:
        field.error = written_meanwhile(_words(stands.get(field.name)))
    return bool(both)


def as_seen_now(form: FormData, position: int) -> FormData:
    """The same form, of which its user has now seen what was put right up to a position."""
    return FormData([*((name, said) for name, said in form.multi_items() if name != DRAWN), (DRAWN, str(position))])


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
