"""What the outcomes page and its PDF show, made once for both."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from typing import Any

from projections.local_time import local_date
from projections.measures import PER_OPERATION, SECTIONS, Measure
from service.clock import now
from service.outcomes import Group, Outcomes, Where
from web.pages.debrief.charts import tiles_of
from web.wording import label
from web.wording.breakdowns import CODED, named
from web.wording.outcomes import sentences
from web.wording.periods import Period, ready_made

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
    "pathway_known": "Pathway known",
    "disruption": "Interventions",
    "arrests": "Arrests",
}
"""What operations are compared by; adults and children are those among potential victims, by age now."""
GROUPS = {
    "Month": "month",
    "County": "county",
    "Kind of exploitation": "exploitation_type",
    "Premises": "premises",
    "Lead agency": "agency",
}
PROFILE = (
    *("agency", "kind", "nationality", "age_band", "age_now", "sex", "exploitation_type"),
    *("recruitment", "arrival", "travel_to_work", "housing", "place", "offence_group"),
)
"""The tables of the West Midlands profile (2016), with a line for what nobody recorded in each."""
PROFILE_WORDS = {
    "agency": "Referred by",
    "kind": "Kind of referrer",
    "age_now": "Adult or child",
    "exploitation_type": "Type of exploitation",
    "arrival": "Arrival in the UK",
    "travel_to_work": "Travel to work",
    "housing": "Where they lived",
    "place": "Where they were exploited",
    "offence_group": "Arrests by offence",
}
TILES = ("M01", "M88", "M02", "M04", "M05", "M08", "M09b", "M10")
"""The figures that stand first."""


def outcomes_context(outcomes: Outcomes, period: Period, where: Where, paper: bool = False) -> dict[str, Any]:
    """Everything that the templates of a period's outcomes ask for."""
    since, until = period.since, period.until
    figures = outcomes.totals(since, until, where)
    wide = {by: outcomes.groups(by, since, until) for by in GROUPS.values()}  # type: ignore[arg-type]
    narrow = wide if where == Where() else {by: outcomes.groups(by, since, until, where) for by in wide}  # type: ignore[arg-type]
    groups = [(words, narrow[by]) for words, by in GROUPS.items()]
    return {
        "period": period,
        "ready_made": ready_made(local_date(now())),
        "where": asdict(where),
        "narrowed": [label(code) for code in asdict(where).values() if code],
        "choices": _choices(wide),
        "figures": figures,
        "answer": sentences(figures),
        "tiles": tiles_of(figures, TILES),
        "groups": groups,
        "trend": lambda key: trend(dict(groups)["Month"], key),
        "months": dict(groups)["Month"],
        "COLUMNS": COLUMNS,
        "profile": profile(figures),
        "funnel": [(label(row["step"]), row["n"]) for row in figures["M53"].rows],
        "sections": SECTIONS,
        "per_operation": PER_OPERATION,
        "position": outcomes.position(),
        "paper": paper,
    }


def trend(months: list[Group], key: str) -> list[tuple[str, int]]:
    """One figure month by month, under the month's short name."""
    return [(_month(each.code or ""), getattr(each, key) or 0) for each in months]


def _month(code: str) -> str:
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return names[int(code[5:7]) - 1]


def profile(figures: Mapping[str, Measure]) -> list[tuple[str, list[tuple[str, int]]]]:
    """The profile's tables: heading and rows, what was not recorded last and always there. Arrests are all arrests."""
    breakdowns = {**figures["M55"].breakdowns, "offence_group": figures["M10"].breakdowns.get("offence_group", {})}
    tables = []
    for name in PROFILE:
        counts = breakdowns.get(name) or {}
        words = partial(named, breakdown=name) if name in CODED else label
        known = [(words(code), n) for code, n in counts.items() if code != "not_recorded"]
        heading = PROFILE_WORDS.get(name) or label(name).capitalize()
        tables.append((heading, [*known, ("No information recorded", counts.get("not_recorded", 0))]))
    return tables


def _choices(groups: Mapping[str, list[Group]]) -> list[tuple[str, str, list[str]]]:
    """What the period can be narrowed to: name, words, codes that occur."""
    asked = {"county": "County", "premises": "Premises", "exploitation_type": "Kind", "agency": "Lead agency"}
    return [(name, words, [each.code for each in groups[name] if each.code]) for name, words in asked.items()]
