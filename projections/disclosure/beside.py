"""Totals of others beside a draft: which numbers of theirs it may be read with, and what is left between the two."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from projections.disclosure.attacker import MANY
from projections.disclosure.linked import DRAFT, Linked
from projections.disclosure.policy import PARTITIONS, QUANTITIES
from projections.disclosure.read_back import value_in
from projections.disclosure.settings import NO_OTHERS, Beside, PublishedFigures, Settings

Value = Callable[[PublishedFigures], int | None]
"""A number as a published table shows it; None is hidden."""


class OtherTotal(NamedTuple):
    """A public total of somebody else, and the operations that it counts, by their ids."""

    figures: PublishedFigures
    operations: Collection[str]


def beside(own: Collection[str], totals: Sequence[OtherTotal], reports: Mapping[str, PublishedFigures]) -> Beside:
    """How the totals of others that share operations with `own` count them, and those of which there are `reports`."""
    shared = [each for each in totals if not set(own).isdisjoint(each.operations)]
    if not shared:
        return NO_OTHERS
    counts: dict[str, set[int]] = {}
    for place, operations in enumerate([own, *(each.operations for each in shared)]):
        for operation in operations:
            counts.setdefault(operation, set()).add(place)
    known = {operation: frozenset(counts[operation]) for operation in reports if operation in counts}
    full = {place for place, each in enumerate(shared, 1) if _is_full(each, known)}
    silent = {frozenset(places) for operation, places in counts.items() if operation not in known}
    return Beside(
        totals=[each.figures for each in shared],
        counts=[places for places in known.values() if DRAFT in places],
        elsewhere=[(reports[operation], places) for operation, places in known.items() if DRAFT not in places],
        silent=sorted((places for places in silent if places.isdisjoint(full)), key=sorted),
    )


def _is_full(total: OtherTotal, known: Collection[str]) -> bool:
    """Whether every operation of a total that was run has a report."""
    run = total.figures.get("M01", {}).get("n")
    return run is not None and run <= len(set(total.operations).intersection(known))


def without_doubtful(settings: Settings, figures: PublishedFigures) -> Settings:
    """The same with those numbers of other totals marked that do not fit the `figures` of a draft, nothing hidden.

    They were published before something was entered or corrected. Whoever reads them beside the draft sees that they
    do not fit; how many more or fewer there are is kept back where it is few.
    """
    if not settings.beside.totals:
        return settings
    nobody = [quantity for quantity in QUANTITIES if value_in(figures, quantity) == 0]
    settings = replace(settings, beside=settings.beside._replace(nobody=nobody))
    if _fits(settings, figures, lambda place, name: True):
        return settings
    doubtful: set[tuple[int, str]] = set()
    places = range(1, len(settings.beside.totals) + 1)
    for name, place in product((*QUANTITIES, *PARTITIONS), places):

        def relied(at: int, about: str, name: str = name, last: int = place) -> bool:
            return about == name and at <= last and (at, about) not in doubtful

        if not _fits(settings, figures, relied):
            doubtful.add((place, name))
    return replace(settings, beside=settings.beside._replace(doubtful=doubtful))


def _fits(settings: Settings, figures: PublishedFigures, relied: Callable[[int, str], bool]) -> bool:
    return Linked(settings).read(figures, (), MANY, relied).system.solution() is not None


def left_between(value: Value, now: int, settings: Settings) -> Iterator[int]:
    """What a draft's number leaves beside each total of others, once what is shown of single operations is taken away.

    It counts operations of the one alone, where the other has none of its own of which that number is unknown.
    """
    if settings.rounding:
        return
    for place, total in enumerate(settings.beside.totals, 1):
        published = value(total)
        mine, theirs = (list(_alone(value, one, other, settings)) for one, other in ((DRAFT, place), (place, DRAFT)))
        if published is not None and not (None in mine and None in theirs):
            yield now - published - sum(n or 0 for n in mine) + sum(n or 0 for n in theirs)


def _alone(value: Value, one: int, other: int, settings: Settings) -> Iterator[int | None]:
    """The number of each operation that the one total counts and the other does not; None is unknown."""
    counted = [*zip(settings.parts or (), settings.beside.counts, strict=True), *settings.beside.elsewhere]
    yield from (value(report) for report, counts in counted if one in counts and other not in counts)
    yield from (None for counts in settings.beside.silent if one in counts and other not in counts)
