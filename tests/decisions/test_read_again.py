"""A handover that is put right after somebody read it: they have not read what it says now."""

from tests.decisions.given_shift import reported


def test_whoever_read_a_handover_before_it_was_put_right_reads_it_again() -> None:
    day = reported().has(("ShiftReportRead", "op", {"report": "handover"}))
    assert day.refused("ShiftReportRead", report="handover") == ("already_read",)
    assert len(day.day().shift.readers["handover"]) == 1  # type: ignore[index]
    day.correct("handover", text="P02 is a child: see to her first.")
    assert day.day().shift.readers == {}
    day.has(("ShiftReportRead", "op", {"report": "handover"}))
    assert len(day.day().shift.readers["handover"]) == 1  # type: ignore[index]


def test_whoever_read_it_has_read_it_where_its_time_alone_is_put_right() -> None:
    day = reported().has(("ShiftReportRead", "op", {"report": "handover"}))
    day.correct("handover", at="07:50")
    assert len(day.day().shift.readers["handover"]) == 1  # type: ignore[index]
