"""What the outcomes page shows."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from projections.local_time import local_date
from projections.measures import SECTIONS, TITLES, Measure
from service.clock import now
from service.outcomes import Group, Outcomes, Where
from service.outcomes.reading import By
from web.charts.bar import NOT_YET, UNKNOWN, Bar, track_of
from web.pages.debrief.tiles import tiles_of
from web.pages.outcomes.profile import profile
from web.wording import label
from web.wording.figures import number_of_step, steps
from web.wording.outcomes import sentences
from web.wording.periods import Period, month_named, ready_made
from web.wording.states import said

COLUMNS = {
    "operations": "Operations",
    "registered": "People",
    "potential_victims": "Potential victims",
    "adults": "Adults",
    "children": "Children",
    "uncertain": "Age uncertain",
    "age_not_recorded": "Age not recorded",
    "referred": "Referred",
    "notified": "Notified",
    "duty_open": "Duty open",
    "departed": "Left",
    "pathway_known": "Destination recorded",
    "disruption": "Interventions",
    "arrests": "Arrests",
}
"""What operations are compared by; adults and children are those among potential victims, by age now."""
GROUPS: dict[str, By] = {
    "Month": "month",
    "County": "county",
    "Kind of exploitation": "exploitation_type",
    "Premises": "premises",
    "Lead agency": "agency",
}
TILES = ("M01", "M88", "M02", "M04", "M05", "M08", "M09b", "M10")
"""The figures that stand first."""


def outcomes_context(outcomes: Outcomes, period: Period, where: Where) -> dict[str, Any]:
    """Everything that the page of a period's outcomes asks for."""
    since, until = period.since, period.until
    figures = outcomes.totals(since, until, where)
    wide = {by: outcomes.groups(by, since, until) for by in GROUPS.values()}
    narrow = wide if where == Where() else {by: outcomes.groups(by, since, until, where) for by in wide}
    groups = [(words, narrow[by]) for words, by in GROUPS.items()]
    return {
        "period": period,
        "ready_made": ready_made(local_date(now())),
        "where": asdict(where),
        "narrowed": narrowed(where),
        "as_of_words": as_of_words(outcomes, period, where),
        "choices": _choices(wide),
        "figures": figures,
        "answer": sentences(figures),
        "tiles": tiles_of(figures, TILES),
        "groups": groups,
        "trend": lambda key: trend(dict(groups)["Month"], key),
        "months": dict(groups)["Month"],
        "month": month_named,
        "COLUMNS": COLUMNS,
        "profile": profile(figures),
        "said": {code: said(each.plain(), code) for code, each in figures.items()},
        "funnel": funnel(figures["M53"]),
        "sections": SECTIONS,
        "position": outcomes.position(),
        "paper": False,
    }


def narrowed(where: Where) -> list[str]:
    """What a period is narrowed to, in words."""
    return [label(code) for code in asdict(where).values() if code]


def as_of_words(outcomes: Outcomes, period: Period, where: Where) -> str:
    """Of what the figures of a page are, and as of when: printed at the head of its every sheet."""
    what = ", ".join((period.words, *narrowed(where)))
    return f"{what} · Everything in the log up to entry {outcomes.position()}"


def trend(months: list[Group], key: str) -> list[tuple[str, int | str]]:
    """One figure month by month, under the month's short name; where there is none, why."""
    return [(_month(each.code or ""), _counted(each, key)) for each in months]


def _counted(month: Group, key: str) -> int | str:
    n: int | None = getattr(month, key)
    return n if n is not None else UNKNOWN if month.not_recorded.get(key) else NOT_YET


def funnel(measure: Measure) -> list[Bar]:
    """From referral to conviction: each step with its number, or the empty track of what nobody recorded."""
    if measure.n is None:
        words = said(measure.plain(), "M53")
        return [Bar(TITLES["M53"], None, track=track_of(words.state), said=words.words)]
    rows = ((words, row, number_of_step(row)[0]) for words, row in steps(measure.plain()))
    return [
        Bar(
            words, n, unknown=row.get("not_recorded", 0) if n is not None else 0, track="" if n is not None else UNKNOWN
        )
        for words, row, n in rows
    ]


def _month(code: str) -> str:
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return names[int(code[5:7]) - 1]


def _choices(groups: Mapping[By, list[Group]]) -> list[tuple[str, str, list[str]]]:
    """What the period can be narrowed to: name, words, codes that occur."""
    asked: dict[By, str] = {
        "county": "County",
        "premises": "Premises",
        "exploitation_type": "Kind",
        "agency": "Lead agency",
    }
    return [(name, words, [each.code for each in groups[name] if each.code]) for name, words in asked.items()]
