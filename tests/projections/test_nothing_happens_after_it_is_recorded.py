"""A stored entry that is dated later than somebody wrote it down counts from then, on every page and in every rule."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.amend import amended
from domain.events.venue import CentreClosed
from domain.kernel import RecordedEvent
from projections.measures import report
from projections.operation.state import OperationState
from tests.given import ADay, an_open_centre

FAR = timedelta(days=36 * 365)


def dated_far_ahead(day: ADay) -> tuple[list[RecordedEvent], RecordedEvent]:
    """What the log holds, its last entry dated in 2062."""
    *before, last = day.recorded_events()
    wrong = replace(last, envelope=replace(last.envelope, happened_at=last.at + FAR))
    return [*before, wrong], last


def test_a_centre_closed_in_2062_was_open_until_somebody_wrote_that_down() -> None:
    stored, meant = dated_far_ahead(an_open_centre().at("20:00").has("CentreClosed"))
    state = OperationState.of(meant.event.operation, stored)
    assert isinstance(state.entries[-1].event, CentreClosed)
    assert (state.entries[-1].at, state.now) == (meant.at, meant.at)
    assert state.entries[-1].envelope.typed_at == meant.at + FAR
    assert report(state)["M80"] == report(OperationState.of(state.id, [*stored[:-1], meant]))["M80"]


def test_what_comes_after_it_stands_on_top_of_it_live_and_reloaded() -> None:
    day = an_open_centre().at("08:00").has(("SituationReportIssued", "op", {}))
    stored, _ = dated_far_ahead(day)
    later = day.at("09:00").has(("PersonRegistered", "P01")).recorded_events()[-1]
    live = OperationState.of(day.operation, stored[:-1])
    for recorded in (stored[-1], later):
        live.apply(recorded)
    reloaded = OperationState.of(day.operation, [*stored, later])
    assert [each.position for each in live.entries] == [each.position for each in reloaded.entries]
    assert live.entries[-1].position == later.position


def test_a_correction_may_say_that_an_entry_written_too_early_happened_later() -> None:
    day = an_open_centre().at("08:00")
    day.enter("PersonRegistered", "P01", entry="early")
    day.at("09:00").correct("early", at="08:45")
    moved = next(each for each in amended(day.recorded_events()) if each.envelope.entry == "early")
    assert moved.at == day.moment("08:45")


def test_a_correction_dated_ahead_counts_from_when_it_was_made() -> None:
    day = an_open_centre().at("08:00")
    day.enter("PersonRegistered", "P01", entry="early")
    day.at("09:00")
    day.correct("early", at=(400, "08:45"))
    moved: list[datetime] = [each.at for each in amended(day.recorded_events()) if each.envelope.entry == "early"]
    assert moved == [day.moment("09:00")]
