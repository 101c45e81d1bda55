"""For every event and every field, the edges: each is refused with a sentence, or stored, and then everything answers.

`make attack` tries every edge by every way in; a plain test run tries some of each.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import cycle, repeat
from typing import Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from service.commands.names import DECISIONS
from service.days import events_of_operation
from tests.attack.besieged import LONG, Besieged, Way, addresses, names, said_of
from tests.attack.edges import every_edge, tries
from tests.running import Running

ANSWERS = (200, 202, 303, 404)
"""What an address answers whatever is stored: 202 is a simulation that is still worked out."""


@pytest.mark.timeout(3600 if LONG else 300)
@pytest.mark.parametrize("name", names())
def test_whatever_is_typed_is_refused_in_words_or_stored_and_everything_answers(service: Running, name: str) -> None:
    place = Besieged(service, name)
    elsewhere = Besieged(service, "RollCallTaken")
    ways = in_turn(place.ways)
    for field, value in every_edge(DECISIONS[name]):
        for way in next(ways):
            _tried(way, field, value)
    _tried_at_random(place)
    _everything_answers(place, name)
    if LONG or crc32(name.encode()) % 8 == 0:  # what was stored for the types before stands there still
        _everything_answers(elsewhere, name)


def in_turn(ways: Sequence[Way]) -> Iterator[Sequence[Way]]:
    """By which ways the next is tried: by one after the other, or by all of them each time."""
    return repeat(ways) if LONG else cycle([(way,) for way in ways])


def _tried(way: Any, field: str, value: Any) -> None:
    answer = way(field, value)
    if isinstance(answer, tuple):
        assert all(answer), answer
    else:
        said_of(answer, field, value)


def _tried_at_random(place: Besieged) -> None:
    ways = in_turn(place.ways)

    @settings(
        max_examples=100 if LONG else 15,
        derandomize=not LONG,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(tries(DECISIONS[place.name]))
    def tried(one: tuple[str, Any]) -> None:
        for way in next(ways):
            with suppress(UnicodeEncodeError):  # A lone surrogate cannot be sent by a browser.
                _tried(way, *one)

    tried()


def _everything_answers(place: Besieged, tried: str) -> None:
    service = place.running
    stored = [each.position for each in events_of_operation(service.application.log, place.operation)]
    for path in addresses(place, [stored[0], stored[-1]], tried):
        answer = place.read(path)
        assert answer.status_code in ANSWERS, f"{path}: {answer.status_code} {answer.text[:300]}"
    for view in ("board", "wall", "timeline", "data"):
        with service.live(place.operation, view=view) as line:
            assert line.frame()["seq"] >= stored[-1], view
