"""A person's referral held against the Home Office's form: line by line what is ready, missing or not known.

The words of the referral are not here: they belong in the first responder's own system and in the form. Here stand the
codes that the log holds, and which sections whoever prepares the referral ticked as ready (FACTS 1.5).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from domain.events.arrivals import PersonDetailsCorrected, PersonRegistered
from domain.events.interviews import ExhibitReferenceLogged
from domain.kernel import RecordedEvent
from domain.law import support_wanted
from domain.referral_form import FORM, ReferralSection
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.referral_ticks import ticked_sections

LineState = Literal["ready", "missing", "not_known", "not_needed", "written", "not_shown"]
"""`written` is a line of words, which no entry holds; `not_shown` is one that is not this audience's."""
NOT_KNOWN = ("refused", "not_known", "uncertain", "unknown")
"""Answers that are none: somebody was asked."""


@dataclass(frozen=True, slots=True)
class FormLine:
    """One question of the form, how it stands, and what the log says to it: a code, several, or yes and no."""

    code: str
    state: LineState
    said: object = None


@dataclass(frozen=True, slots=True)
class FormSection:
    """A section of the form. `ticked` is whether whoever prepared it said that it is ready; None is no list ticked."""

    code: ReferralSection
    ticked: bool | None
    lines: tuple[FormLine, ...]

    @property
    def state(self) -> LineState:
        """The worst of its lines; the words of a section are ready once somebody says so."""
        found = {line.state for line in self.lines} - {"not_shown"}
        if found <= {"not_needed"}:
            return "not_needed" if found else "not_shown"
        if "missing" in found or ("written" in found and not self.ticked):
            return "missing"
        return "not_known" if "not_known" in found else "ready"


def referral_form(state: OperationState, person: Person) -> list[FormSection]:
    """Every section in the form's own order."""
    ticked = ticked_sections(state, person)
    said = _said(state, person)
    made = []
    for section, lines in FORM.items():
        every = tuple(said.get(line, FormLine(line, "written")) for line in lines)
        made.append(FormSection(section, None if ticked is None else section in ticked, every))
    return made


def _said(state: OperationState, person: Person) -> dict[str, FormLine]:
    """The lines that the log says something to."""
    asked = [*_age(person), *_consent(person), *_person(state, person), *_case(state, person)]
    return {line.code: line for line in asked}


def _age(person: Person) -> Iterable[FormLine]:
    yield _line("age", person.age)
    told = person.told_council is not None or None
    yield _line("council_contact", told) if person.child else FormLine("council_contact", "not_needed")
    then = person.age_at_exploitation
    yield FormLine("age_then", "not_needed") if person.child else _line("age_then", then)


def _consent(person: Person) -> Iterable[FormLine]:
    if person.child:
        yield FormLine("wants_referral", "not_needed")
        yield FormLine("wants_support", "not_needed")
    else:
        deferred = person.answer == "deferred"
        yield (
            FormLine("wants_referral", "not_known", "deferred") if deferred else _line("wants_referral", person.answer)
        )
        yield _line("wants_support", support_wanted(person.answers))


def _person(state: OperationState, person: Person) -> Iterable[FormLine]:
    named = any(_names(each, person) for each in state.all(PersonRegistered, PersonDetailsCorrected))
    yield _line("name", named or None)
    yield _line("gender", person.sex)
    yield _line("nationality", person.nationality)
    yield _line("second_nationality", person.second_nationality, needed=False)
    yield _line("language", person.language)


def _names(recorded: RecordedEvent, person: Person) -> bool:
    event = recorded.event
    assert isinstance(event, PersonRegistered | PersonDetailsCorrected)
    return event.person == person.id and event.identity is not None


def _case(state: OperationState, person: Person) -> Iterable[FormLine]:
    yield _line("organisation", person.identified_by)
    yield _line("types", person.exploitation or None)
    yield _line("where", person.profile.get("place"))
    others = [each for each in state.registered if each.identified and each is not person]
    yield _line("other_victims", True if others else None)
    yield _line("crime_reference", person.crime is not None or None)
    logged = [event for _, event in state.events_of(ExhibitReferenceLogged) if event.person == person.id]
    yield _line("exhibits", len(logged) or None, needed=False)


def _line(code: str, said: object, needed: bool = True) -> FormLine:
    if said is None:
        return FormLine(code, "missing" if needed else "not_needed")
    return FormLine(code, "not_known" if said in NOT_KNOWN else "ready", said)
