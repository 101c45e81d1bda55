"""What an organisation tells people: it writes its own texts alone, and the latest in a language counts."""

from dataclasses import replace

from domain.events.organisations import RightsTextWritten
from domain.kernel import Refused
from domain.words import Agency
from projections.across.organisations import Organisations
from service.codec import decode, from_plain
from service.commands.acting import By, make_known
from service.commands.carry_out import carry_out
from tests.given import ADay


def writes(day: ADay, name: str, by: str = "Council", text: str = "sealed", language: str = "vi") -> tuple[str, ...]:
    """The reasons against a text that somebody writes for an organisation; it is stored where there are none."""
    wanted = day.entry("ObjectivesSet")
    make_known(day.log, [Agency("Council")], By(wanted.actor, wanted.agency, wanted.recorded_at))
    fields = {"operation": "", "name": name, "paper": "rights", "language": language, "text": text}
    try:
        carry_out(day.log, replace(wanted, events=[from_plain(fields, RightsTextWritten)], on_behalf_of=Agency(by)))
    except Refused as refused:
        return refused.reasons
    return ()


def test_an_organisation_writes_its_own_texts_alone_however_its_name_is_spelt() -> None:
    assert writes(ADay(), "Council") == ()
    assert writes(ADay(), "COUNCIL") == ()
    assert writes(ADay(), "Council", by="Police") == ("not_its_own",)


def test_nobody_writes_for_an_organisation_that_is_not_known() -> None:
    assert writes(ADay(), "Nowhere", by="Nowhere") == ("unknown_organisation",)
    assert writes(ADay(), "Nowhere") == ("unknown_organisation", "not_its_own")


def test_the_latest_text_of_a_language_counts() -> None:
    day = ADay()
    for text, language in (("first", "vi"), ("second", "vi"), ("other", "ro")):
        assert writes(day, "Council", text=text, language=language) == ()
    known = Organisations()
    for row in day.log.read_list()[0]:
        known.apply(decode(*row))
    held = {language: getattr(each.event, "text", None) for (_, _, language), each in known.texts.items()}
    assert held == {"vi": "second", "ro": "other"}
