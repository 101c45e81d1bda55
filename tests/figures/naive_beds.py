"""Beds and nights, counted by hand: each bed from the time it was given to the time it was let go."""

from datetime import datetime, timedelta
from math import prod
from typing import Any

from tests.figures.naive_looks import gone, nobody, shut
from tests.figures.naive_people import first
from tests.figures.naive_truth import Truth, moment


def stays(truth: Truth) -> list[tuple[datetime, datetime]]:
    """From when to when each centre bed was held; to the last moment and beyond where nobody let it go.

    It is let go at the latest when the centre closes or its venue is given back. Who has left holds none.
    """
    held, left = [], set[str]()
    for fact in truth.of("BedAllocated", "PersonDeparted"):
        if fact.type == "PersonDeparted":
            left.add(fact.subject)
        elif fact.get("kind") in (None, "centre") and fact.subject not in left:
            own = first(truth, fact.subject, "BedReleased", "PersonDeparted", since=fact.at)
            ends = [own, *(each for each in truth.of("CentreClosed", "VenueReleased") if each.at >= fact.at)]
            held.append((fact.at, min((end.at for end in ends if end), default=truth.until + timedelta(seconds=1))))
    return held


def beds(truth: Truth) -> dict[str, Any]:
    """M30, M86: beds and nights."""
    held, fours = stays(truth), [moment(truth.start, day, "04:00") for day in range(-1, 400)]
    nobody_slept = shut(truth) and not at_night(truth, fours)
    booked, released = truth.of("VenueBooked")[-1:], truth.of("VenueReleased")
    said = released[-1].get("nights_used") if released else None
    used = sum(begins <= four < ends for begins, ends in held for four in fours)
    peak = max((sum(b <= begins < e for b, e in held) for begins, _ in held), default=0)
    slept = len({four for begins, ends in held for four in fours if begins <= four < ends})

    def of(n: int, names: str, looked: object) -> dict[str, Any]:
        if not looked:
            return nobody(int(bool(shut(truth))))
        out_of = prod(booked[0].get(name) for name in names.split()) if booked else None
        return {"n": n, "of": out_of, "not_recorded": int(out_of is None)}

    looked = held or nobody_slept
    return {
        "M30": of(used, "beds nights", looked),
        "M30b": of(slept if said is None else said, "nights", looked or said is not None),
        "M86": of(peak, "beds", looked),
    }


def at_night(truth: Truth, fours: list[datetime]) -> bool:
    """Whether anybody was at the centre at four in the morning."""
    closing = shut(truth)
    assert closing
    left = gone(truth)
    there = [
        (fact.at, left[fact.subject].at if fact.subject in left else closing) for fact in truth.of("PersonRegistered")
    ]
    seats = [fact.at for fact in truth.of("TransportArrived") for _ in range(fact.get("people"))]
    there += [(at, closing) for at in seats[len(there) :]]
    return any(came <= four < went for came, went in there for four in fours)
