"""Plan against actual: what was meant to be, beside what was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.events.debrief import CostsRecorded
from domain.events.partners import InterpretersBooked
from domain.events.planning import BudgetApproved, InformationRequested, InformationReturned, ObjectivesSet
from domain.kernel import Event
from projections.day import Day
from projections.measures import Measure
from service.access import sees
from service.clock import LONDON
from web.charts import whole
from web.wording import label

NOT = "Not recorded"
HIDDEN = "Not yours to see"


@dataclass(frozen=True, slots=True)
class Row:
    """One line; `codes` are the figures that open what it rests on."""

    what: str
    planned: str
    actual: str
    codes: tuple[str, ...] = ()


def plan_against_actual(day: Day, figures: Mapping[str, Measure], seen_by: frozenset[str]) -> list[Row]:
    """Every line, in the order in which a debrief asks; what an audience may not know says so."""
    plan = day.operation
    expected = _of(figures["M20"], "first expected")
    if plan.expected != plan.expected_first:
        expected += f", {_of(figures['M20b'], 'last expected')}"
    return [
        Row("Date", f"{plan.planned_for:%-d %B %Y}" if plan.planned_for else NOT, _moment(_entry(day)), ("M01",)),
        Row("People", expected, _n(figures["M20"], "arrived"), ("M20", "M20b")),
        Row("Partners on site", _of(figures["M65"], "committed"), _n(figures["M65"], "came"), ("M65",)),
        Row("Partners on call", _of(figures["M66"], "committed"), _n(figures["M66"], "called in"), ("M66",)),
        Row("Sharing agreements", _of(figures["M67"], "partners"), _n(figures["M67"], "signed"), ("M67",)),
        Row("Interpreters", _interpreters(day), _n(figures["M32"], "conversations with one"), ("M32",)),
        Row("Beds", _of(figures["M86"], "booked"), _n(figures["M86"], "at most held at once"), ("M86",)),
        Row("Nights", _of(figures["M30b"], "booked"), _n(figures["M30b"], "used"), ("M30b",)),
        Row("Bed-nights", _of(figures["M30"], "booked"), _n(figures["M30"], "used"), ("M30",)),
        Row("Information requests", *_asked(day, seen_by)),
        Row("Money", _budget(day, seen_by), _spent(day, figures["M64"]), ("M64",)),
        Row("Objectives", *_objectives(day, seen_by)),
    ]


def _of(measure: Measure, words: str) -> str:
    return NOT if measure.of is None else f"{whole(measure.of)} {words}"


def _n(measure: Measure, words: str) -> str:
    return NOT if measure.n is None else f"{whole(measure.n)} {words}"


def _entry(day: Day) -> datetime | None:
    live = day.operation.entry or day.operation.opened
    return live.at if live else None


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone(LONDON):%-d %B %Y, entry at %H:%M}" if moment else NOT


def _interpreters(day: Day) -> str:
    booked = [past.event for past in day.all(InterpretersBooked) if isinstance(past.event, InterpretersBooked)]
    said = [
        f"{label(each.language)}: {each.on_site if each.on_site is not None else 'number not recorded'}"
        for each in booked
    ]
    return ", ".join(said) or NOT


def _asked(day: Day, seen_by: frozenset[str]) -> tuple[str, str]:
    if not sees(seen_by, "InformationRequested"):
        return HIDDEN, HIDDEN
    asked, answered = (_services(day, kind) for kind in (InformationRequested, InformationReturned))
    return (f"{len(asked)} services asked" if asked else NOT, f"{len(asked & answered)} answered" if asked else NOT)


def _services(day: Day, kind: type[Event]) -> set[str]:
    return {getattr(past.event, "service", "") for past in day.all(kind)}


def _budget(day: Day, seen_by: frozenset[str]) -> str:
    if not sees(seen_by, "BudgetApproved"):
        return HIDDEN
    approved = [past.event for past in day.all(BudgetApproved) if isinstance(past.event, BudgetApproved)]
    if not approved:
        return NOT
    ceiling = approved[-1].ceiling_pounds
    return "Approved, ceiling not recorded" if ceiling is None else f"£{ceiling:,} at the most"


def _spent(day: Day, measure: Measure) -> str:
    if measure.n is not None:
        return f"£{whole(measure.n)} spent"
    return "Costs entered, amount not recorded" if day.all(CostsRecorded) else NOT


def _objectives(day: Day, seen_by: frozenset[str]) -> tuple[str, str]:
    if not sees(seen_by, "ObjectivesSet"):
        return HIDDEN, HIDDEN
    times = len(day.all(ObjectivesSet))
    planned = f"Set {'once' if times == 1 else f'{times} times'}" if times else NOT
    return planned, "Whether they were met is not recorded"
