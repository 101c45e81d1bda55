"""What of a person an audience may see, as a value: whoever draws it has nothing else and decides nothing."""

from dataclasses import dataclass

from domain.vocabulary import Age
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.pathways import early_stage, stage
from service.access.visibility import NOT_SHOWN, NotShown, may_see


@dataclass(frozen=True, slots=True)
class Details:
    """Who a person is, as far as it was recorded; `child` also holds for whom the law presumes to be one."""

    age: Age | None
    child: bool
    age_at_exploitation: Age | None
    age_band: str | None
    sex: str | None
    nationality: str | None
    language: str | None
    destination: str | None


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A person as one audience sees them: `NOT_SHOWN` stands for what is not for it.

    `child` holds for whom the law presumes to be one, `adult` for whom nobody has to ask who goes along: whoever lets
    people out knows these two, and nothing more of them.
    `bed` is the number of the one that they hold, and its centre where they are at another.
    `stage` is how far the conversation is, for those who may not know what was found.
    """

    ref: str
    stage: str
    voided: bool
    departed: bool
    missing: bool
    out: bool
    screened: bool
    checked: bool
    alone: bool
    child: bool | NotShown
    adult: bool
    room: str | None
    interpreter: str | None
    bed: str | None
    details: Details | NotShown
    exploitation: tuple[str, ...] | NotShown
    keep_apart: bool | NotShown
    open_need: bool | NotShown


def shown_people(state: OperationState, seen_by: frozenset[str]) -> list[PersonShown] | NotShown:
    """Everybody registered, as an audience sees them."""
    if not may_see(seen_by, "people"):
        return NOT_SHOWN
    return [shown_person(person, seen_by) for person in state.registered]


def shown_person(person: Person, seen_by: frozenset[str]) -> PersonShown:
    """One person, as an audience sees them that sees people at all."""
    findings = may_see(seen_by, "findings")
    talk = person.session
    return PersonShown(
        ref=person.id.ref,
        stage=stage(person) if findings else early_stage(person),
        voided=person.voided,
        departed=person.departed is not None,
        missing=person.missing is not None,
        out=person.out is not None,
        screened=person.screened is not None,
        checked=person.checked is not None,
        alone=person.out_alone,
        child=person.child if may_see(seen_by, "age_flag") else NOT_SHOWN,
        adult=person.age == "adult" and may_see(seen_by, "age_flag"),
        room=talk.room.ref if talk and talk.room else None,
        interpreter=talk.interpreter.ref if talk and talk.interpreter else None,
        bed=_bed(person),
        details=_details(person) if may_see(seen_by, "details") else NOT_SHOWN,
        exploitation=person.exploitation if findings else NOT_SHOWN,
        keep_apart=person.keep_apart if may_see(seen_by, "keep_apart") else NOT_SHOWN,
        open_need=bool(person.need and not person.need_met) if may_see(seen_by, "health_need") else NOT_SHOWN,
    )


def _bed(person: Person) -> str | None:
    """The number of their bed; with its centre, where that is another than the one they are at.

    Two operations that share a bed may call different centres the same.
    """
    if (bed := person.bed) is None:
        return None
    if bed.centre == person.centre:
        return str(bed.number)
    whose = "" if bed.centre.operation == person.id.operation else "another operation's "
    return f"{bed.number} at {whose}{bed.centre.ref}"


def _details(person: Person) -> Details:
    return Details(
        age=person.age,
        child=person.child,
        age_at_exploitation=person.age_at_exploitation,
        age_band=person.age_band,
        sex=person.sex,
        nationality=person.nationality,
        language=person.language,
        destination=person.destination,
    )
