"""The sections of a person's page, in the order in which a coordinator needs them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.events.amendments import EntryVoided
from domain.events.care import FamilyContactMade, WelfareProvided
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.duplicates import stands_for
from service.access.access import Viewer, audience, may_do
from service.access.beside_people import shown_belongings, shown_gaps, shown_group, shown_kept_apart, shown_told
from service.access.people import PersonShown, shown_person
from service.access.referral_form import shown_form
from service.access.visibility import NOT_SHOWN, NotShown, may_see, shown_clocks
from web.pages.person.forms import PersonForms
from web.pages.person.standing import StandsAt
from web.wording import label
from web.wording.person import MEND, gap_said, time_left
from web.wording.spoken import spoken
from web.wording.stages import CLOCKS

SAID_FIRST = {"health_need": "health_need", "health": "health_screen", "bed": "no_bed"}
"""What the first line says, by the gap that it is."""
AGES = {"uncertain": "age uncertain: treated as a child", None: "age not recorded"}


@dataclass(frozen=True, slots=True)
class Watched:
    """One thing to watch: what runs out or is not there, how long is left, and where it is put right."""

    words: str
    left: str | None = None
    over: bool = False
    address: str | None = None


def sections(
    state: OperationState, viewer: Viewer, person: Person, now: datetime, stands: StandsAt | None
) -> dict[str, Any]:
    """What the template of the page draws; it decides nothing."""
    seen_by = audience(viewer)
    forms = PersonForms(state, viewer, person.id.ref)
    findings = may_see(seen_by, "findings")
    said = SAID_FIRST.get(stands.code) if stands else None
    return {
        "forms": forms,
        "may_void": may_do(viewer, EntryVoided.__name__),
        "who": who(state, person, shown_person(person, seen_by)),
        "watched": [*_running(state, person, seen_by, now), *_missing(state, person, seen_by, forms, said)],
        **_given(state, person, seen_by),
        "kept_apart": shown_kept_apart(state, person, seen_by),
        "group": shown_group(state, person, seen_by),
        "belongings": shown_belongings(person, seen_by),
        "told": shown_told(person, seen_by),
        "form": shown_form(state, person, seen_by),
        "wish": person.interpreter_wish if may_see(seen_by, "details") else NOT_SHOWN,
        "talk": next((each for each in reversed(person.sessions) if each.interpreter), None),
        "sign_off": person.sign_off if findings else NOT_SHOWN,
        "answers": person.answers if findings else NOT_SHOWN,
        "disqualification": person.disqualification if findings else NOT_SHOWN,
        "support": person.support if findings else NOT_SHOWN,
        "identified": (person.identified is not None) if findings else NOT_SHOWN,
        "same_as": stands_for(state, person.id) if person.voided else None,
    }


def _given(state: OperationState, person: Person, seen_by: frozenset[str]) -> dict[str, Any]:
    """What a person was given and when they last called home; what everybody was given stands on the timeline."""
    given = [event.kind for _, event in state.events_of(WelfareProvided) if event.person == person.id and event.kind]
    called = [recorded for recorded, event in state.events_of(FamilyContactMade) if event.person == person.id]
    return {
        "given": list(dict.fromkeys(given)),
        "called": called[-1] if called else None,
        "had_need": person.need is not None if may_see(seen_by, "health_need") else NOT_SHOWN,
    }


def who(state: OperationState, person: Person, shown: PersonShown) -> list[str]:
    """Who this is and where, in few words: age, language, place."""
    if isinstance(shown.details, NotShown):
        return ["age and language not shown to you", *_place(state, person, shown)]
    age = AGES.get(shown.details.age) or label(shown.details.age)
    return [age, spoken(shown.details.language), *_place(state, person, shown)]


def _place(state: OperationState, person: Person, shown: PersonShown) -> list[str]:
    if shown.voided:
        return []
    if shown.departed or shown.missing or shown.out:
        away = "left" if shown.departed else "missing" if shown.missing else "out"
        return [away, f"bed {shown.bed}"] if shown.bed else [away]
    here = f"in {shown.room}" if shown.room else "here"
    centre = f" ({person.centre.ref})" if person.centre and len(state.centres) > 1 else ""
    outside = state.occupancy.outside.get(person.id)
    bed = f"bed {shown.bed}" if shown.bed else f"bed elsewhere: {label(outside)}" if outside else "no bed"
    return [here + centre, bed]


def _running(state: OperationState, person: Person, seen_by: frozenset[str], now: datetime) -> list[Watched]:
    """What runs out, the soonest first."""
    return [
        Watched(CLOCKS[each.code], time_left(each.due, now) if each.due else None, each.state == "overdue")
        for each in shown_clocks(state, seen_by, now)
        if each.about == person.id.ref and each.state != "met"
    ]


def _missing(
    state: OperationState, person: Person, seen_by: frozenset[str], forms: PersonForms, said: str | None
) -> list[Watched]:
    """What is not there yet, each with the form that puts it right; what the first line says is not said again."""
    rights = may_see(seen_by, "rights_texts") and forms.may("RightsGiven")
    where = {"rights_not_given": f"{forms.person}/rights" if rights else None}
    return [
        Watched(gap_said(gap, person.language), address=where.get(gap.code, forms.get(MEND.get(gap.code))))
        for gap in shown_gaps(state, person, seen_by)
        if gap.code != said
    ]
