"""What a past operation leaves for the next: its partners and what they promised, its aims, services, ways and hours.

Never its people, its dates, its place, or any text but the aims, which whoever copies it has read and confirmed.
"""

from dataclasses import replace
from datetime import timedelta

from domain.times import LONDON
from projections.across.organisations import Organisations
from projections.operation.state import OperationState
from projections.views.plan.centre_hours import HOUR, LONGEST, Stretch, first_opening, hours_planned
from projections.views.plan.invited import begins, invited
from projections.views.plan.languages import languages
from projections.views.plan.partners import coming
from projections.views.plan.pieces import asked_of, ways
from projections.views.plan.quick import opening
from service.kinds import kinds_of_partners
from service.plan_templates.template import Template, Wanted


def made_from(state: OperationState, known: Organisations, code: str, version: str, title: str) -> Template:
    """A template of what was planned in an operation; its aims are empty until somebody has confirmed them."""
    hours = min(hours_planned(state).values(), default=None)
    length = round((hours[1] - hours[0]) / HOUR) if hours else 14
    partners, quick = _partners(state, known), opening(state) is not None
    made = Template(
        code=code,
        version=version,
        title=title,
        about=f"{_many(len(partners), 'partner')}, {_many(len(asked_of(state)), 'service')}.",
        services=tuple(asked_of(state)),
        partners=partners,
        ways=tuple((way, bed, payer) for way, (bed, payer) in ways(state).items() if bed or payer),
        languages=tuple(each.language for each in languages(state)),
        open_hours=min(max(length, 1), LONGEST // HOUR),
        quick=quick,
        days_ahead=0 if quick else 21,
    )
    return _by_the_clock(made, state, hours) if hours else made


def _by_the_clock(made: Template, state: OperationState, hours: Stretch) -> Template:
    """The same with when the site was to begin, within a day of the centre's opening, and the centre to open."""
    opens, site = hours[0], begins(state) or hours[0]
    if not timedelta() <= opens - site < timedelta(days=1):
        site = opens
    return replace(made, site=f"{site.astimezone(LONDON):%H:%M}", opens=f"{opens.astimezone(LONDON):%H:%M}")


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _partners(state: OperationState, known: Organisations) -> tuple[Wanted, ...]:
    """Whoever is to come as promised, and whoever was asked and has not said no, as asked."""
    kinds = kinds_of_partners(state, known)
    site, opens = begins(state), first_opening(state)
    asked = {each.partner: each for each in invited(state)}
    promised = {name: each.mode or "on_site" for name, each in coming(state).items()}
    modes = {**{name: each.said.mode or "on_site" for name, each in asked.items() if not each.answer}, **promised}
    found = []
    for name, mode in modes.items():
        said = asked[name].said if name in asked else None
        at_site = bool(said and said.starts and said.starts == site and opens and site < opens)
        centre = not (at_site and said and said.ends and opens and said.ends <= opens)
        kind = kinds.get(name.ref.casefold(), "other")
        found.append(Wanted(name=name.ref, kind=kind, mode=mode, site=at_site, centre=centre))
    return tuple(found)
