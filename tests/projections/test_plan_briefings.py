"""Who has read the newest briefing as it stands: whoever read what was withdrawn or changed since has not."""

from projections.views.plan.briefings import briefed, newest_briefing, readings
from tests.given import ADay, a_plan


def issued() -> ADay:
    day = a_plan().at((-2, "10:00"))
    day.enter("BriefingIssued", "op", entry="first", version=1, text="Meet at the north gate.")
    return day.at((-1, "09:00")).has(("BriefingAcknowledged", "Police", {"version": 1}))


def who(day: ADay) -> list[str]:
    return [each.ref for each in briefed(day.day())]


def test_whoever_confirmed_a_version_that_was_withdrawn_has_not_read_the_one_issued_anew_under_its_number() -> None:
    day = issued()
    assert (who(day), newest_briefing(day.day())) == (["Police"], 1)
    day.void("first")
    assert (who(day), newest_briefing(day.day())) == ([], None)
    day.enter("BriefingIssued", "op", version=1, text="Meet at the south gate.")
    assert who(day) == []
    assert readings(day.day(), 1) == []
    day.has(("BriefingAcknowledged", "Police", {"version": 1}))
    assert who(day) == ["Police"]


def test_whoever_confirmed_before_its_words_were_put_right_reads_it_again() -> None:
    day = issued()
    day.correct("first", at="04:50")
    assert who(day) == ["Police"], "it says the same as before"
    day.correct("first", text="Meet at the south gate.")
    assert who(day) == []
    day.has(("BriefingAcknowledged", "Police", {"version": 1}))
    assert who(day) == ["Police"]
