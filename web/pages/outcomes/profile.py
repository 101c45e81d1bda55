"""The profile of the people referred, table by table (FACTS 3.4)."""

from collections.abc import Mapping
from functools import partial

from projections.measures import Measure
from web.wording import label
from web.wording.breakdowns import CODED, named

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


def profile(figures: Mapping[str, Measure]) -> list[tuple[str, list[tuple[str, int]]]]:
    """The profile's tables: heading and rows, what was not recorded last and always there. Arrests are all arrests.

    A table in which nobody stands yet has no rows.
    """
    breakdowns = {**figures["M55"].breakdowns, "offence_group": figures["M10"].breakdowns.get("offence_group", {})}
    tables = []
    for name in PROFILE:
        counts = breakdowns.get(name) or {}
        words = partial(named, breakdown=name) if name in CODED else label
        known = [(words(code), n) for code, n in counts.items() if code != "not_recorded"]
        heading = PROFILE_WORDS.get(name) or label(name).capitalize()
        tables.append((heading, [*known, ("No information recorded", counts.get("not_recorded", 0))] if counts else []))
    return tables
