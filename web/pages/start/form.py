"""The form that starts a plan: what and when, who is asked; what was typed and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import get_args

from starlette.datastructures import FormData

from domain.names import folded
from domain.times import LONDON
from domain.vocabulary import ExploitationType, Premises
from service.plan_templates.template import Template, Wanted
from web.wording.labels import label

MOST = 200
"""Partners in one form; of more none is sent, and the form says so."""
QUARTER = timedelta(minutes=15)
SITE_FIRST = timedelta(hours=1)
"""So long after the site the centre opens, where hours are proposed from now on."""
PREMISES = tuple((each, str(label(each))) for each in get_args(Premises))
KINDS = tuple((each, str(label(each)).capitalize()) for each in get_args(ExploitationType))
TEXTS = ("name", "planned_for", "site", "opens", "open_hours", "expected", "premises", "languages", "aims", "another")


@dataclass
class AskedPartner:
    """A row of the second step: whether a partner is asked, in which phases, on site or on call."""

    name: str
    kind: str
    asked: bool
    site: bool
    centre: bool
    mode: str


@dataclass
class StartForm:
    """What stands in the form; `errors` by the field's name."""

    text: dict[str, str] = field(default_factory=dict)
    kinds: list[str] = field(default_factory=list)
    partners: list[AskedPartner] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    exercise: bool = False

    @property
    def wanted(self) -> list[AskedPartner]:
        """The partners that are asked, each once: those ticked, and another that was written in."""
        found = [each for each in self.partners if each.asked and each.name]
        if self.text["another"]:
            found.append(AskedPartner(self.text["another"], "other", True, False, True, "on_site"))
        return list({folded(each.name): each for each in found}.values())


def proposed(template: Template, now: datetime, languages: str) -> StartForm:
    """The form as a template fills it in at a moment (UTC): within hours, else its usual hours on a day ahead."""
    day = now.astimezone(LONDON) + timedelta(days=template.days_ahead)
    site, opens = template.site, template.opens
    if template.quick:
        begins = _quarter(now + timedelta(hours=template.hours_ahead)).astimezone(LONDON)
        day, site, opens = begins, f"{begins:%H:%M}", f"{begins + SITE_FIRST:%H:%M}"
    text = dict.fromkeys(TEXTS, "") | {
        "planned_for": f"{day:%Y-%m-%d}",
        "site": site,
        "opens": opens,
        "open_hours": str(template.open_hours),
        "languages": languages,
        "aims": template.aims,
    }
    return StartForm(text, partners=[_row(each) for each in template.partners])


def typed(form: FormData) -> StartForm:
    """The form as somebody sent it."""
    text = {name: str(form.get(name) or "").strip() for name in TEXTS}
    kinds = [str(each) for each in form.getlist("kinds") if str(each) in get_args(ExploitationType)]
    partners = [_sent(form, each) for each in _numbers(form)]
    return StartForm(text, kinds, partners, exercise=bool(form.get("exercise")))


def _numbers(form: Mapping[str, object]) -> list[int]:
    sent = (name.removeprefix("partner_") for name in form if name.startswith("partner_"))
    return sorted({int(each) for each in sent if each.isascii() and each.isdecimal() and len(each) < 5})


def _sent(form: FormData, n: int) -> AskedPartner:
    said = {name: str(form.get(f"{name}_{n}") or "").strip() for name in ("partner", "kind", "ask", "site", "centre")}
    mode = "on_call" if form.get(f"call_{n}") else "on_site"
    return AskedPartner(
        said["partner"], said["kind"], bool(said["ask"]), bool(said["site"]), bool(said["centre"]), mode
    )


def _row(wanted: Wanted) -> AskedPartner:
    return AskedPartner(wanted.name, wanted.kind, True, wanted.site, wanted.centre, wanted.mode)


def _quarter(moment: datetime) -> datetime:
    """The next full quarter of an hour."""
    over = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment - over + (QUARTER if over else timedelta())
