"""What others changed of an organisation while its form stood open: what was changed in the form alone replaces it.

Somebody may be quicker once more between that and storing it: then it is held against what they changed, too.
"""

from collections.abc import Iterable
from dataclasses import asdict

from starlette.datastructures import FormData

from domain.events.organisations import OrganisationChanged
from domain.kernel import AnyDecision
from domain.words import Agency
from service.application import Application
from web.http.known_again import mark
from web.pages.record.entry.as_counted import DRAWN
from web.pages.record.fields import Field
from web.wording.labels import label

STOOD = "stood_"
"""What stands before a field's name for what the form said when it was drawn."""


def is_compared(decision: type[AnyDecision]) -> bool:
    """Whether its form is held field by field against what is recorded by now."""
    return decision.event is OrganisationChanged


def compared_at(decision: type[AnyDecision], position: int) -> dict[str, str]:
    """Up to which position that was done, as the form would have seen it; nothing for any other form."""
    return {DRAWN: str(position)} if is_compared(decision) else {}


def as_recorded(app: Application, decision: type[AnyDecision], name: object) -> dict[str, str]:
    """What is recorded of an organisation, as its form says it; nothing for any other form.

    Of what is sealed it says by what that is known again.
    """
    about = app.days.organisations.of(Agency(str(name or ""))) if is_compared(decision) else None
    if about is None:
        return {}
    dates = {each: str(day or "") for each, day in asdict(about.dates).items()}
    two = {"second_release": about.second_release, "second_sign_off": about.second_sign_off}
    sealed = {STOOD + "contact": mark(about.contact or "")}
    return {"kind": about.kind, **dates, **{each: "yes" if asks else "no" for each, asks in two.items()}, **sealed}


def with_others(form: FormData, now: dict[str, str]) -> FormData:
    """A form with what others changed where nothing was changed in it."""
    theirs = {name for name in now if form.get(STOOD + name) == _typed(form, name) != now[name]}
    ours = [(name, value) for name, value in form.multi_items() if name not in theirs]
    return FormData([*ours, *((name, now[name]) for name in theirs)])


def against_others(fields: Iterable[Field], form: FormData, now: dict[str, str]) -> None:
    """Say beside a field what somebody else wrote there, where both wrote something else."""
    for field in fields:
        if (sealed := now.get(STOOD + field.name)) is not None:
            _against_sealed(field, form, sealed)
        if field.name not in now:
            continue
        field.stood = now[field.name]
        if STOOD + field.name in form and now[field.name] not in (form[STOOD + field.name], _typed(form, field.name)):
            said = label(now[field.name]) if now[field.name] else "nothing"
            field.error = f"Somebody wrote “{said}” here while you had it open. Send it again if yours is to stand"


def _against_sealed(field: Field, form: FormData, now: str) -> None:
    field.stood = now
    if form.get(STOOD + field.name, now) != now and _typed(form, field.name):
        field.error = "Somebody wrote another one here while you had it open. Send it again if yours is to stand"


def stands_again(fields: Iterable[Field], typed: FormData) -> None:
    """What a form that comes back said when it was drawn."""
    for field in fields:
        if STOOD + field.name in typed:
            field.stood = str(typed[STOOD + field.name])


def _typed(form: FormData, name: str) -> str:
    return next((str(each) for each in reversed(form.getlist(name)) if str(each).strip()), "")
