"""What is agreed of a plan's partners: what each of them does, and the memorandum of two councils."""

from datetime import date
from typing import Any

from domain.events.organisations import ContactListed
from domain.kernel import RecordedEvent
from domain.listed import Post
from domain.policy.organisations import Dates
from domain.words import Agency, Sealed
from projections.across.directory import Directories
from projections.across.organisations import Organisation, Organisations
from tests.given import ADay
from tests.projections.given_plan import CHILDREN, EMERGENCY, a_whole_plan, gaps_of, lacks

KENT, SUSSEX = "Kent County Council", "Sussex Police"


def listed(*contacts: tuple[str, dict[str, Any]]) -> Directories:
    """The lead council's directory, entry by entry; each says what its organisation does, unless it says otherwise."""
    day, found = a_whole_plan().at((-19, "09:00")), Directories()
    for partner, said in contacts:
        fields = {"post": Post("Duty desk"), "does": Sealed("text:1"), **said}
        event = ContactListed(council=Agency("Council"), partner=Agency(partner), **fields)
        envelope = day.recorded_events()[-1].envelope
        found.apply(RecordedEvent(1, event, envelope))
    return found


ALL = tuple((each, dict[str, Any]()) for each in ("Police", "Health provider", CHILDREN, EMERGENCY))


def roles(written: Directories, day: ADay | None = None) -> list[str | None]:
    """Of whose role nothing is said."""
    return [about for code, about in lacks(day or a_whole_plan(), None, written) if code == "role_not_described"]


def test_each_partner_of_whom_the_directory_does_not_say_what_it_does_is_a_gap() -> None:
    assert roles(Directories()) == ["Police", "Health provider", CHILDREN, EMERGENCY]
    assert roles(listed(*ALL)) == []
    assert roles(listed(*ALL[:3], ("Council emergency planning", {"does": None}))) == [EMERGENCY]


def test_a_name_is_the_same_however_it_is_written_and_a_contact_not_in_use_says_nothing() -> None:
    assert roles(listed(*ALL[:3], ("council  EMERGENCY planning", {}))) == []
    assert roles(listed(*ALL, (EMERGENCY, {"in_use": False}))) == [EMERGENCY]
    assert roles(listed(*ALL, (EMERGENCY, {"post": Post("Officer"), "does": None}))) == []


def test_whoever_declined_and_the_interpreters_have_no_role_to_describe() -> None:
    day = a_whole_plan().has(("PartnerDeclined", "Police"), ("PartnerCommitted", "Interpreters", {"mode": "on_site"}))
    assert roles(listed(*ALL[1:]), day) == []


def test_a_role_is_owed_by_the_manager_two_weeks_before() -> None:
    found = next(each for each in gaps_of(a_whole_plan(), None, Directories()) if each.code == "role_not_described")
    assert (found.owner, found.due, found.blocks) == ("community safety manager", date(2026, 9, 29), False)


def test_what_was_described_later_was_not_by_then() -> None:
    written, day = listed(*ALL), a_whole_plan()
    since = min(written.of("Council").described.values())
    assert roles(written, day.day(at=(-28, "12:00"))) == []  # nobody has promised yet
    before = day.at((-27, "09:00")).has(("PartnerCommitted", "NCA", {"mode": "on_site"}))
    assert since > before.moment()
    assert roles(listed(*ALL, ("NCA", {})), before.day(at=(-26, "09:00"))) == ["NCA"]
    assert roles(listed(*ALL, ("NCA", {})), before.day()) == []


def known() -> Organisations:
    found = Organisations()
    for name, kind in ((KENT, "council"), (SUSSEX, "police")):
        found.by_name[Agency(name).folded] = Organisation(Agency(name), kind, Dates())
    return found


def test_another_council_that_runs_it_too_needs_a_memorandum_and_a_force_needs_none() -> None:
    day = a_whole_plan(others=[KENT, SUSSEX])
    (found,) = gaps_of(day, known())
    assert (found.code, found.about, found.owner) == ("no_memorandum", KENT, "community safety manager")
    assert found.due == date(2026, 9, 29)
    assert lacks(day.has(("MemorandumAgreed", "op", {"council": "kent county council"})), known()) == []


def test_a_memorandum_with_another_is_none_with_this_one() -> None:
    day = a_whole_plan(others=[KENT]).has(("MemorandumAgreed", "op", {"council": "Essex County Council"}))
    assert lacks(day, known()) == [("no_memorandum", KENT)]
