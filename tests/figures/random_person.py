"""One person's way through the centre, at random: registered, cared for, talked to, housed, gone."""

from typing import Any

from tests.figures.random_plan import CLOSED
from tests.figures.random_script import DAY, Script

NATIONALITIES = ("Romanian", "Vietnamese", "Albanian", "British")
BANDS = ("under-18", "18-24", "25-34", "35-44", "65+", "uncertain")
CARE = (
    ("British Red Cross", "WelfareProvided"),
    ("British Red Cross", "FamilyContactMade"),
    ("Victim support service", "SupportSessionHeld"),
    ("Drug and alcohol service", "ServiceContactMade"),
    ("District housing team", "HousingOptionsAssessed"),
)
DESTINATIONS = (
    "safe_accommodation",
    "council_temporary",
    "adult_social_care",
    "childrens_care",
    "friends_or_family",
    "own_arrangement",
    "return_to_home_country",
    "return_to_exploiter",
    "hospital",
    "custody",
    "immigration_detention",
    "missing",
    "unknown",
)

SITUATIONS = ("housed", "unknown", "not_reached", "not_arrived", "returned_to_exploiter", "referred_again")


def details(script: Script) -> dict[str, Any]:
    """What the registrar wrote down, and what not."""
    dice, chance = script.dice, script.chance
    every: dict[str, Any] = {
        "adult": dice.choice((True, True, True, True, False, None)),
        "adult_at_exploitation": dice.choice((True, False, None)),
        "sex": dice.choice(("female", "male", "male", "unknown")),
        "age_band": dice.choice(BANDS),
        "nationality": dice.choice(NATIONALITIES),
        "language": dice.choice(("ro", "vi", "en")),
    }
    return {name: value for name, value in every.items() if chance(0.5 if name == "language" else 0.85)}


def register(script: Script, person: str, minute: int) -> None:
    """Registered; sometimes twice, and the second registration voided with what was entered on it."""
    add, chance = script.add, script.chance
    known = details(script)
    add(minute, "Registrar", "PersonRegistered", person, **known)
    if chance(0.12):
        twin, passes = f"P9{person[1:]}", {"duplicate_of": person} if chance(0.7) else {}
        add(minute + 1, "Registrar", "PersonRegistered", twin, **known)
        add(minute + 2, "British Red Cross", "WelfareProvided", twin, kind="food")
        add(minute + 4, "Registrar", "RegistrationVoided", twin, **passes)
    if chance(0.2):
        right = {"nationality": "Polish"} if chance(0.5) else {"adult": script.dice.choice((True, False, None))}
        add(minute + 40, "Registrar", "PersonDetailsCorrected", person, **right)
    if chance(0.15):
        kind, more = script.dice.choice((("AgeAssessed", {"age": "adult"}), ("AgeUncertaintyRecorded", {})))
        add(minute + 300, "CSM", kind, person, **more)
    if chance(0.2):
        add(minute + 50, "CSM", "ChildReferralMade", person, council="Council")
        if chance(0.8):
            add(minute + script.dice.choice((200, 1400, 3000)), "CSM", "SocialWorkerVisit", person)


def care(script: Script, person: str, minute: int) -> None:
    """Health first, then whatever else was given."""
    dice, add, chance = script.dice, script.add, script.chance
    if chance(0.85):
        need = {"need_flagged": chance(0.4)} if chance(0.85) else {}
        add(minute + dice.randint(5, 90), "Health provider", "HealthScreenCompleted", person, **need)
        if chance(0.1):
            add(minute + 95, "Health provider", "HealthScreenCompleted", person, need_flagged=chance(0.5))
        if chance(0.3):
            came = {"outcome": dice.choice(("done", "refused", "not_needed"))} if chance(0.6) else {}
            add(minute + dice.randint(100, 400), "Health provider", "HealthActionTaken", person, **came)
    for _ in range(dice.randint(0, 4)):
        actor, kind = dice.choice(CARE)
        add(minute + dice.randint(20, 600), actor, kind, person)


def talk(script: Script, person: str, minute: int) -> int | None:
    """A conversation that was finished, refused or never held; gives the minute at which one was finished."""
    dice, add, chance = script.dice, script.add, script.chance
    for again in range(dice.choice((0, 1, 1, 1, 2))):
        starts = minute + 60 + 240 * again + dice.randint(0, 90)
        by = dice.choice(("Police", "NCA"))
        who = {"interpreter": dice.choice(("A", "B", "tel", "none"))} if chance(0.6) else {}
        asker = "Police / NCA interviewer"
        add(starts, asker, "PersonDebriefStarted", person, by=by, room=f"R{dice.randint(1, 3)}", **who)
        if chance(0.12):
            add(starts + 9, asker, "PersonDebriefDeclined", person, by=by)
        elif chance(0.95):
            add(starts + dice.randint(20, 100), asker, "PersonDebriefCompleted", person, by=by)
            if again or chance(0.8):
                return starts + 101
    return None


def whereabouts(script: Script, person: str, minute: int) -> None:
    """Out for a while, or missing and found; a centre bed."""
    dice, add, chance = script.dice, script.add, script.chance
    if chance(0.2):
        add(minute + 500, "Front desk", "TemporaryExitLogged", person)
        if chance(0.8):
            add(minute + 530, "Front desk", "TemporaryExitReturned", person)
    if chance(0.12):
        add(minute + 640, "Coordinator", "PersonMissingReported", person)
        if chance(0.7):
            add(minute + 640 + dice.choice((50, 600, 1700)), "Coordinator", "PersonFound", person)
    if chance(0.6):
        add(18 * 60 + dice.randint(0, 60), "British Red Cross", "BedAllocated", person)
        if chance(0.2):
            add(DAY + 10 * 60 + dice.randint(0, 60), "British Red Cross", "BedReleased", person)
    elif chance(0.3):
        add(16 * 60 + dice.randint(0, 60), "District housing team", "BedAllocated", person, kind="council_temporary")


def leave(script: Script, person: str) -> None:
    """Gone, on one of three days, to somewhere or nobody knows where; asked after later."""
    dice, add, chance = script.dice, script.add, script.chance
    minute = dice.choice((18 * 60, DAY + 12 * 60, 2 * DAY + 9 * 60, CLOSED - 120)) + dice.randint(0, 100)
    if chance(0.8):
        add(minute - 5, "Coordinator", "DepartureSafetyCheckDone", person)
    if chance(0.95):
        where = {"destination": dice.choice(DESTINATIONS)} if chance(0.85) else {}
        add(minute, "Front desk", "PersonDeparted", person, **where)
    for days in dice.sample((3, 7, 12, 31, 95, 185), dice.choice((0, 0, 1, 2))):
        situation = {"situation": dice.choice(SITUATIONS)} if chance(0.7) else {}
        add(minute + days * DAY, "Victim support service", "FollowUpRecorded", person, **situation)
