"""What is said of several at once is one entry, all of it or none: what stands against it is named for each of them."""

from collections.abc import Sequence

from domain.asking import SEVERAL_AT_ONCE
from domain.declaration import declared
from domain.kernel import AnyDecision, Refused
from service.commands.names import DECISIONS
from service.commands.schema import MOST
from service.commands.submission import Submission
from web.pages.record.fields import Field
from web.wording import label, refusal

Against = Sequence[tuple[str, tuple[str, ...]]]
"""Whom or what it is about, each with every reason."""


def said_of_several(decision: type[AnyDecision]) -> str | None:
    """The field of which several are named at once; None where one is."""
    return next((name for name, each in declared(decision.event).items() if SEVERAL_AT_ONCE in each.marks), None)


def not_too_many(decision: type[AnyDecision], fields: Sequence[Field]) -> None:
    """An entry holds so many events at most, however it is sent."""
    for field in fields:
        if field.name == said_of_several(decision) and isinstance(field.value, list) and len(field.value) > MOST:
            field.error = f"Choose at most {MOST} at once"


def against_each(refused: Refused, submission: Submission) -> Against:
    """The reasons against each of several; nothing for an entry of one."""
    several = enumerate(submission.proposals)
    named = {place: each.fields[name] for place, each in several if (name := said_of_several(DECISIONS[each.event]))}
    return [(str(named[place]), tuple(codes)) for place, codes in refused.of_each.items() if place in named]


def in_words(against: Against) -> list[str]:
    """A line for each of them and each reason."""
    return [f"{label(about)}: {refusal(code)}" for about, codes in against for code in codes]
