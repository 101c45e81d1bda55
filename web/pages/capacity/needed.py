"""What most days need beside what there is, and what the result rests on, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.policy.capacity import QUIET_FROM, QUIET_UNTIL
from domain.policy.dated import in_force
from domain.texts import Language
from projections.local_time import local_date
from projections.views.plan.capacity import CapacityPlanned
from service.simulation.beside import Simulated
from service.simulation.past import KnownTimes
from service.simulation.scene import Capacity, Taken
from service.simulation.spread import Spread
from web.charts import whole
from web.wording.labels import label

OF_THE_REFERENCE_DAY = (
    "The reference day itself lies in neither range when it is simulated. It ended at 13:55; with the two interpreters "
    "that it had on site it ends from 14:26 to 15:41, and with a telephone that takes every conversation that nobody "
    "else can, which is a third one for its three rooms, from 12:36 to 13:38. On the day the telephone took two of "
    "eleven conversations, its room stood empty from 11:20 on, and from 12:15 to 12:40 nobody was talked to: such "
    "breaks are not drawn here. Take a range as about an hour wider on both sides."
)
"""How far the reckoning is to be trusted: the telephone alone does not explain the day, and nothing is bent to fit."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is needed: what it is, how much in most days, what the plan has."""

    what: str
    needed: str
    has: str
    short: bool = False


def needs(plan: CapacityPlanned, has: Capacity, made: Simulated) -> list[Need]:
    """Beds and interpreters that most days need, beside what there is."""
    beds, found = made.forecast.beds, []
    booked = "not recorded" if plan.beds is None else f"{plan.beds}"
    nights = "None: the centre closes before the night" if not beds.high else numbers(beds)
    found.append(Need("Beds", nights, f"Planned: {booked}", plan.beds is not None and plan.beds < beds.high))
    for code, at_once in made.advice.enough.at_once:
        there = has.interpreters.get(code, 0)
        what = f"Interpreters, {label(Language(code))}"
        found.append(Need(what, f"{numbers(at_once)} at work at once", f"Here: {there}", there < at_once.middle))
    return found


def numbers(found: Spread) -> str:
    """A range of whole numbers."""
    low, middle, high = (whole(each) for each in (found.low, found.middle, found.high))
    return middle if low == high else f"{middle} ({low} to {high})"


def assumptions(plan: CapacityPlanned, known: KnownTimes, unsaid: Taken, has: Capacity, counted: bool) -> list[str]:
    """In plain words, what the result rests on."""
    times, day = known.times, local_date(plan.opens) if plan.opens else date.max
    of_how_many = f"{known.operations} past operations" if counted else "past operations"
    source = f"of {of_how_many}" if known.operations else "of the reference day: there are too few past operations yet"
    lengths = f"{whole(min(times.length))} to {whole(max(times.length))} minutes"
    found = [
        f"Arrivals, registration, health screen and conversations take as long as those {source}. A conversation took "
        f"{lengths}. More people do not make the health screen slower here; on the day they may.",
        "People are talked to in the order in which they are ready. Whoever's interpreter is busy keeps the room, and "
        "who is to talk with them, meanwhile: a careful reckoning, so that more of anything never makes it look later.",
        "Each conversation takes one room, one who debriefs and, unless it is in English, one interpreter. Who goes "
        "home finishes a conversation first. Meals and breaks are in it only as far as they were then. The telephone "
        "is no interpreter here: add one where it will be used.",
        f"Between {in_force(QUIET_FROM, day)}:00 and {in_force(QUIET_UNTIL, day):02}:00 no conversation begins.",
    ]
    if not known.operations:
        found.append(OF_THE_REFERENCE_DAY)
    if unsaid.rooms:
        found.append(f"No rooms are made ready yet: {has.rooms} are taken.")
    if unsaid.debriefers:
        found.append("Not every first responder organisation on site has said how many it sends: one for each room.")
    if unsaid.languages:
        found.append("No language is expected yet: everybody is taken to speak English, which is too good to be true.")
    left = (plan.expected or 0) - sum(each.people or 0 for each in plan.languages)
    if plan.languages and left > 0:
        rest = (
            "One person of whom no language is said is"
            if left == 1
            else f"{left} people of whom no language is said are"
        )
        found.append(f"{rest} taken to speak English.")
    return found


def without(plan: CapacityPlanned, has: Capacity) -> list[str]:
    """Languages for which nobody interprets, by their English names."""
    people: Mapping[str, int | None] = {each.language: each.people for each in plan.languages}
    return [str(label(Language(code))) for code, n in has.interpreters.items() if not n and people.get(code) != 0]
