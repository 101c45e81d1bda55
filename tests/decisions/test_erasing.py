"""A number is erased whatever became of it; one that nobody ever wrote anything under is unknown. So is an entry."""

from dataclasses import replace

import pytest

from domain.events.amendments import EntryTextErased
from domain.events.planning import OperationProposed
from domain.facts.organisations import Hosts
from domain.kernel import Refused
from domain.words import EntryId
from service.commands.carry_out import carry_out, why_not
from tests.given import ADay, closed, people_here


def test_whoever_left_and_whoever_was_voided_or_taken_back_is_erased_all_the_same() -> None:
    assert closed().refused("PersonSealedDataErased", "P01") == ()
    day = people_here().has(("RegistrationVoided", "P02", {"duplicate_of": "P01"}), ("RegistrationVoided", "P03"))
    day.has(("PersonRegistered", "P09"))
    day.void(str(day.recorded_events()[-1].envelope.entry))
    for number in ("P01", "P02", "P03", "P09"):
        assert day.refused("PersonSealedDataErased", number) == ()
    assert day.refused("PersonSealedDataErased", "P10") == ("unknown_person",)


def test_that_somebody_was_erased_is_never_voided_for_they_are() -> None:
    day = people_here()
    day.enter("PersonSealedDataErased", "P01", entry="gone")
    with pytest.raises(Refused) as refused:
        day.void("gone")
    assert refused.value.reasons == ("erasure_stays",)


def test_a_legal_hold_keeps_what_is_sealed_of_somebody_under_every_number_of_theirs_until_it_is_lifted() -> None:
    day = people_here().has(("LegalHoldSet", "P01"))
    assert day.refused("PersonSealedDataErased", "P01") == ("legal_hold",)
    assert day.refused("PersonSealedDataErased", "P02") == ()
    assert day.refused("LegalHoldSet", "P01") == ("already_held",)
    day.has(("RegistrationVoided", "P02", {"duplicate_of": "P01"}), ("RegistrationVoided", "P03"))
    assert day.refused("PersonSealedDataErased", "P02") == ("legal_hold",)
    day.has(("LegalHoldLifted", "P01"), ("LegalHoldSet", "P03"))
    for number in ("P01", "P02"):
        assert day.refused("PersonSealedDataErased", number) == ()
    assert day.refused("PersonSealedDataErased", "P03") == ("legal_hold",), "voided as an error, and held all the same"
    assert day.refused("LegalHoldLifted", "P01") == ("not_held",)
    assert day.refused("LegalHoldSet", "P10") == ("unknown_person",)


def test_a_hold_on_everybody_keeps_whatever_is_sealed_in_the_operation() -> None:
    day = people_here().has(("LegalHoldSet", "all"), ("LegalHoldSet", "P01"))
    day.enter("ShiftHandoverRecorded", entry="written")
    assert day.refused("PersonSealedDataErased", "P02") == ("legal_hold",)
    assert against_erasing(day, "written") == ("legal_hold",)
    assert day.refused("LegalHoldSet", "all") == ("already_held",)
    day.has(("LegalHoldLifted", "all"))
    assert day.refused("PersonSealedDataErased", "P02") == ()
    assert day.refused("PersonSealedDataErased", "P01") == ("legal_hold",), "held by themselves"
    assert against_erasing(day, "written") == ()


def test_a_hold_is_lifted_and_never_voided() -> None:
    day = people_here()
    for name, entry in (("LegalHoldSet", "set"), ("LegalHoldLifted", "lifted")):
        day.enter(name, "P01", entry=entry)
        with pytest.raises(Refused) as refused:
            day.void(entry)
        assert refused.value.reasons == ("hold_stays",)


def against_erasing(day: ADay, entry: str, by: str = "Council") -> tuple[str, ...]:
    """What stands against destroying what was written in an entry."""
    event = EntryTextErased(operation=day.operation, entry=EntryId(entry))
    return why_not(day.log, replace(day.entry("EntryTextErased", by=by), events=[event]))


def test_what_was_written_in_an_entry_is_erased_by_the_council_that_leads_the_operation_alone() -> None:
    day = people_here()
    day.enter("ShiftHandoverRecorded", entry="written")
    assert against_erasing(day, "written") == ()
    assert against_erasing(day, "written", by="British Red Cross") == ("not_the_lead",)
    assert against_erasing(day, "nowhere", by="Police") == ("unknown_entry", "not_the_lead")
    day.void("written")
    assert against_erasing(day, "written") == (), "what was voided can be read, and can hold a name"


def test_that_a_text_was_erased_is_never_voided() -> None:
    day = people_here()
    day.enter("ShiftHandoverRecorded", entry="written")
    event = EntryTextErased(operation=day.operation, entry=EntryId("written"))
    carry_out(day.log, replace(day.entry("EntryTextErased", entry="erased"), events=[event]))
    with pytest.raises(Refused) as refused:
        day.void("erased")
    assert refused.value.reasons == ("erasure_stays",)


def test_an_operation_that_was_proposed_before_leads_were_kept_is_led_by_whoever_proposed_it() -> None:
    (proposed,) = (each for each in people_here().recorded_events() if isinstance(each.event, OperationProposed))
    hosts = Hosts(proposed.event.operation)
    hosts.apply(replace(proposed, event=replace(proposed.event, lead=None)))
    assert (hosts.lead, hosts.led_by) == (None, "Council")
