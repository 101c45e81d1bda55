"""A template: the partners with how they are wanted, the aims, the services that are asked, and for how long."""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from domain.words import Agency
from projections.across.organisations import Organisations
from projections.views.plan.centre_hours import HOUR, LONGEST

Clock = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Hours = Annotated[int, msgspec.Meta(ge=1, le=LONGEST // HOUR)]
Ahead = Annotated[int, msgspec.Meta(ge=0, le=366)]
FILE = Path(__file__).parent / "templates.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A partner as a template wants it: on site or on call, in phase one at the site, in phase two at the centre."""

    name: str
    kind: str = "other"
    mode: str = "on_site"
    site: bool = False
    centre: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a plan is started from. It names no person, no date, no place.

    `site` and `opens` are the hours (HH:MM) that it proposes, `days_ahead` the day; a quick one proposes `hours_ahead`.
    """

    code: str
    version: str
    title: str
    about: str
    aims: str = ""
    services: tuple[str, ...] = ()
    partners: tuple[Wanted, ...] = ()
    ways: tuple[tuple[str, str | None, str | None], ...] = ()
    languages: tuple[str, ...] = ()
    open_hours: Hours = 14
    site: Clock = "06:00"
    opens: Clock = "07:00"
    days_ahead: Ahead = 21
    hours_ahead: Hours = 4
    quick: bool = False

    @property
    def name(self) -> str:
        """What an operation keeps of it: "quick-time 2026-09-01"."""
        return f"{self.code} {self.version}"


def read(plain: object) -> Template:
    """A template as it stands in a file or a store. Raises ValueError where nobody can have meant it."""
    try:
        return msgspec.convert(plain, Template)
    except msgspec.ValidationError as wrong:
        raise ValueError(str(wrong)) from None


@cache
def published() -> dict[str, Template]:
    """The dated templates that come with the service, by their codes."""
    said = json.loads(FILE.read_text(encoding="utf-8"))
    every = (read({**each, "version": said["version"]}) for each in said["templates"])
    return {each.code: each for each in every}


@cache
def source() -> str:
    """Where the published ones come from."""
    said: str = json.loads(FILE.read_text(encoding="utf-8"))["source"]
    return said


def with_own_partners(template: Template, known: Organisations) -> Template:
    """The same, each partner under the name of the one registered organisation of its kind, where there is just one."""
    return replace(template, partners=tuple(_own(each, known) for each in template.partners))


def _own(wanted: Wanted, known: Organisations) -> Wanted:
    if known.of(Agency(wanted.name)) or wanted.kind in ("other", "charity"):
        return wanted
    alike = [each.name for each in known.by_name.values() if each.kind == wanted.kind]
    return replace(wanted, name=alike[0]) if len(alike) == 1 else wanted
