"""Where an organisation asks for two people, who prepared a referral does not sign it off, and none goes unsigned."""

from dataclasses import replace

from domain.events.organisations import OrganisationChanged
from domain.kernel import Refused
from service.codec import from_plain
from service.commands.carry_out import carry_out
from tests.given import ADay, identified


def asks_for_two(day: ADay, agency: str = "Council", kind: str = "council") -> ADay:
    """The organisation asks for a second person from now on."""
    said = {"name": agency, "kind": kind, "first_responder_since": "2009-04-01", "second_sign_off": True}
    event = from_plain({"operation": "", **said}, OrganisationChanged)
    carry_out(day.log, replace(day.entry("ObjectivesSet"), events=[event]))
    return day


def consented() -> ADay:
    return identified("P01").has(("NrmConsentGiven", "P01"))


def against(day: ADay, name: str, who: str, subject: str = "P01") -> tuple[str, ...]:
    """The reasons against somebody's entry for the council; it is stored where there are none."""
    try:
        carry_out(day.log, replace(day.entry(name, subject, by="Council"), actor=who))
    except Refused as refused:
        return refused.reasons
    return ()


def test_a_charity_prepares_and_the_council_signs_off_as_the_public_body_responsible() -> None:
    day = asks_for_two(consented())
    assert against(day, "NrmReferralSubmitted", "bob") == ("not_signed_off",)
    assert against(day, "ReferralPrepared", "ann") == ()
    assert against(day, "NrmReferralSubmitted", "bob") == ("not_signed_off",)
    assert against(day, "ReferralSignedOff", "ann") == ("you_prepared_it",)
    assert against(day, "ReferralSignedOff", "bob") == ()
    assert against(day, "NrmReferralSubmitted", "ann") == ()


def test_what_is_prepared_anew_is_signed_off_anew() -> None:
    day = asks_for_two(consented())
    for name, who in (("ReferralPrepared", "ann"), ("ReferralSignedOff", "bob"), ("ReferralPrepared", "bob")):
        assert against(day, name, who) == ()
    assert against(day, "NrmReferralSubmitted", "bob") == ("not_signed_off",)
    assert against(day, "ReferralSignedOff", "bob") == ("you_prepared_it",)
    assert against(day, "ReferralSignedOff", "ann") == ()


def test_a_preparation_that_was_voided_is_none() -> None:
    day = asks_for_two(consented()).has(("ReferralPrepared", "P01", {"entry": "slip"}))
    day.void("slip")
    assert against(day, "ReferralSignedOff", "bob") == ("nothing_prepared",)


def test_one_person_is_enough_where_nobody_asks_for_two() -> None:
    day = consented()
    assert against(day, "ReferralPrepared", "ann") == ()
    assert against(day, "ReferralSignedOff", "ann") == ()
    assert against(day, "NrmReferralSubmitted", "ann") == ()


def test_the_referral_of_one_person_says_nothing_of_another() -> None:
    day = asks_for_two(identified("P01", "P03").has(("NrmConsentGiven", "P01"), ("NrmConsentGiven", "P03")))
    assert against(day, "ReferralPrepared", "ann") == ()
    assert against(day, "ReferralSignedOff", "bob") == ()
    assert against(day, "NrmReferralSubmitted", "bob", "P03") == ("not_signed_off",)


def test_asking_for_two_stays_where_a_later_change_does_not_speak_of_it() -> None:
    day = asks_for_two(consented())
    event = from_plain({"operation": "", "name": "Council", "kind": "council"}, OrganisationChanged)
    stored = carry_out(day.log, replace(day.entry("ObjectivesSet"), events=[event])).events[0]
    assert getattr(stored, "second_sign_off") is True  # noqa: B009  (of any event)
