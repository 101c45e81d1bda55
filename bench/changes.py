"""What one person's change costs: bytes to every screen and the time to draw them, by how many people are here."""

from statistics import median
from time import perf_counter

from bench.curves import point
from bench.line import line, title
from bench.sizes import size
from service.access.table import AUDIENCE
from tests.given import a_plan
from web.live.channel import Channel
from web.live.views import Holder
from web.pages.board.parts import parts, shape

MANY = (11, 60, size(400, tiny=61), size(1_000, tiny=62))
TURNS = size(12, tiny=2)
BEFORE = 52_288
"""Bytes that one exit sent to every screen at 400 people when the whole list was one part; drawing it took 464 ms
on a phone six times slower."""
FLAT = 3.0
"""How many times as long a change may take to draw at 400 people as at 11: only who changed is looked at anew."""
KIBIBYTE = 1024
"""Bytes that one person's change may take on the wire."""


def board(people: int) -> tuple[int, float, int]:
    """Bytes of an exit, milliseconds to draw and encode it, and bytes of a snapshot, at so many people."""
    day = (
        a_plan(operation="op-351a8ad4a8a8")
        .at("05:30")
        .has("GoDecisionRecorded", "SiteEntered", "CentreSetToStandby", "CentreOpened")
    )
    day.at("06:00")
    for first in range(0, people, 100):
        day.has(("WalkInArrived", "op", {"people": min(100, people - first)}))
    for number in range(1, people + 1):
        language = ("ro", "sq", "vi")[number % 3]
        day.has(("PersonRegistered", f"P{number:03}", {"adult": True, "language": language}))
    state = day.day()
    holder = shape(Holder(AUDIENCE["coordinator"], frozenset({"coordinator"})))
    channel = Channel(state.id, "board", lambda state, holder: parts(state, holder, lambda _: {}, state.last), holder)
    channel.change(state, [])
    sizes, took = [], []
    for turn in range(TURNS):
        day.at(f"06:{10 + turn}").has(("TemporaryExitReturned" if turn % 2 else "TemporaryExitLogged", "P007"))
        recorded = day.recorded_events()[-1]
        state.apply(recorded)
        start = perf_counter()
        frame = channel.change(state, [recorded])
        took.append((perf_counter() - start) * 1000)
        sizes.append(len(frame))
    return max(sizes), median(took), len(channel.snapshot(state))


def main() -> None:
    title("One person goes out: what every screen is sent")
    times = {}
    for people in MANY:
        sent, took, snapshot = board(people)
        times[people] = took
        point("people", "one exit", people, took)
        what = "the whole list as one part, 400 people"
        line(f"change_bytes_{people}", f"bytes at {people} people", sent, "B", what, BEFORE, "< 1 KiB", sent < KIBIBYTE)
        print(f"  drawn and encoded in {took:.1f} ms; a snapshot is {snapshot:,} bytes")
    few, many = MANY[0], MANY[2]
    flat = times[many] / times[few] <= FLAT
    line(f"change_drawn_{many}", f"drawn at {many} people", times[many], "ms", f"at {few}", times[few], "<= 3", flat)


if __name__ == "__main__":
    main()
