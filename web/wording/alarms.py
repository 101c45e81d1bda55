"""What is odd, as the people in the hall read it. `{who}` is whom or what it is about, `{at}` where."""

from collections.abc import Iterable

from projections.views.alarms import Alarm

ALARMS: dict[str, str] = {
    "adult": "{who}: children's services were told, and this person is an adult now",
    "after_closing": "{who}: something was recorded after the centre had closed; they may still be here",
    "arrived_more_than_left": "{who}: more people arrived than left",
    "arrived_without_agreement": "{who}: here without a signed information sharing agreement",
    "beds_over_booked": "More beds in use than were booked, or two people in one: look again at who sleeps where",
    "booked_twice": "{who}: two rooms or two interpreters are booked for one time, under two numbers. Void one booking",
    "came_together": "{who} came with the others and is interpreting",
    "child_out_alone": "{who}: a child, or treated as one, is out and nobody is recorded as with them",
    "closed_with_people_on_site": "The centre is closed and people are still on site",
    "council_not_told": "{who}: referred as a child, and children's services have not been told",
    "departed_unchecked": "{who}: left without a departure check",
    "departed_with_duty_open": "{who}: left, and is neither referred nor notified",
    "given_back_with_people_on_site": "The building is given back, the centre is open and people are still on site",
    "interpreter_double_used": "Interpreter {who} is in two conversations",
    "missing_child_not_told": (
        "{who}: a child, or treated as one, is missing, and police or children's services have not been told"
    ),
    "not_debriefed": "{who}: identified before anybody had finished a conversation",
    "opened_without_go": "The centre was opened without a go decision",
    "over_capacity": "More people on site than beds booked",
    "registered_over_arrived": "More people registered than arrived{at}: look for a duplicate",
    "rests_on_corrected": "{who}: recorded after an entry that was corrected since, and no longer fits it; look again",
    "rests_on_voided": (
        "{who}: a referral, a notification or a decision counts, and what it rests on was voided or corrected. Enter "
        "that anew, or void what rests on it"
    ),
    "roll_call_differs": "The last roll call does not match the board: {who}",
    "room_double_used": "Room {who} is used by two conversations",
    "sent_twice": (
        "{who}: referred or notified twice, under two numbers. Tell the Home Office, then void the entry that was one "
        "too many"
    ),
}


FIRST = (
    *("missing_child_not_told", "child_out_alone", "roll_call_differs"),
    *("closed_with_people_on_site", "given_back_with_people_on_site", "came_together"),
    *("departed_unchecked", "council_not_told", "departed_with_duty_open"),
)
"""What somebody may come to harm by is said before what is wrong on paper: a phone shows the first few words alone."""


def first_the_urgent(alarms: Iterable[Alarm]) -> list[Alarm]:
    """Alarms as they are read, those first by which somebody may come to harm."""
    return sorted(alarms, key=lambda each: FIRST.index(each.code) if each.code in FIRST else len(FIRST))


def alarm(code: str, about: tuple[str, ...] = ()) -> str:
    """The words for an alarm and whom it concerns."""
    who = ", ".join(about)
    return ALARMS[code].format(who=who, at=f" at {who}" if who else "")


SHORT: dict[str, str] = {
    "adult": "{who} is an adult now",
    "after_closing": "after closing: {who}",
    "arrived_more_than_left": "{who}: more arrived than left",
    "arrived_without_agreement": "{who}, no agreement",
    "beds_over_booked": "beds over booked",
    "booked_twice": "{who} booked twice",
    "came_together": "{who} interprets, came along",
    "child_out_alone": "{who} out alone",
    "closed_with_people_on_site": "closed with people here",
    "council_not_told": "{who}: council not told",
    "departed_unchecked": "{who} left unchecked",
    "departed_with_duty_open": "{who} left, duty open",
    "given_back_with_people_on_site": "given back with people here",
    "interpreter_double_used": "{who} in two talks",
    "missing_child_not_told": "{who} missing, not all told",
    "not_debriefed": "{who} not debriefed",
    "opened_without_go": "opened without a go",
    "over_capacity": "over the number",
    "registered_over_arrived": "more registered than arrived",
    "rests_on_corrected": "{who}: look again",
    "rests_on_voided": "{who}: something it rests on was voided",
    "roll_call_differs": "roll call",
    "room_double_used": "{who} used twice",
    "sent_twice": "{who} referred or notified twice",
}
"""The same in a few words, for the line under the head of the board."""
NAMED = 2
"""Whom a short alarm names; the rest are a number."""


def alarm_in_short(code: str, about: tuple[str, ...] = ()) -> str:
    """A few words for an alarm, however many it concerns."""
    rest = len(about) - NAMED
    who = ", ".join(about[:NAMED]) + (f" and {rest} more" if rest > 0 else "")
    return SHORT[code].format(who=who)
