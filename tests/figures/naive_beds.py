"""Beds and nights, counted by hand: each bed from the time it was given to the time it was let go."""

from datetime import datetime, timedelta
from typing import Any

from tests.figures.naive_people import first
from tests.figures.naive_truth import Truth, moment


def stays(truth: Truth) -> list[tuple[datetime, datetime]]:
    """From when to when each centre bed was held; to the last moment and beyond where nobody let it go.

    It is let go at the latest when the centre closes or its venue is given back.
    """
    held = []
    for fact in truth.of("BedAllocated"):
        if fact.get("kind") in (None, "centre"):
            own = first(truth, fact.subject, "BedReleased", "PersonDeparted", since=fact.at)
            ends = [own, *(each for each in truth.of("CentreClosed", "VenueReleased") if each.at >= fact.at)]
            held.append((fact.at, min((end.at for end in ends if end), default=truth.until + timedelta(seconds=1))))
    return held


def beds(truth: Truth) -> dict[str, Any]:
    """M30, M86: beds and nights."""
    if not truth.of("VenueBooked"):
        return {}
    booked = truth.of("VenueBooked")[-1]
    held = stays(truth)
    fours = [moment(truth.start, day, "04:00") for day in range(-1, 400)]
    used = sum(begins <= four < ends for begins, ends in held for four in fours)
    peak = max((sum(b <= begins < e for b, e in held) for begins, _ in held), default=0)
    released = truth.of("VenueReleased")
    slept = len({four for begins, ends in held for four in fours if begins <= four < ends})
    nights = released[-1].get("nights_used") if released else slept
    return {
        "M30": {"n": used, "of": booked.get("beds") * booked.get("nights")},
        "M30b": {"n": nights, "of": booked.get("nights")},
        "M86": {"n": peak, "of": booked.get("beds")},
    }
