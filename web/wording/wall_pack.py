"""What hangs in a centre: a sheet for each door, and the five steps from arrival to referral."""

from typing import NamedTuple


class Door(NamedTuple):
    """A sheet of a door: what the room is, what a telephone opens there, and the action; None opens the board."""

    title: str
    opens: str
    action: str | None = None


FRONT_DESK = Door("Front desk", "Register somebody who has arrived", "register-person")
DOORS: dict[str | None, Door] = {
    "conversation": Door("Talks, one person at a time", "Start a talk in this room", "start-person-debrief"),
    "health": Door("Health", "Record a health screen", "complete-health-screen"),
    "communal": Door("Everybody is welcome here", "Record food, clothes, a telephone", "provide-welfare"),
    "sleeping": Door("Sleeping: please be quiet", "Give somebody a bed", "allocate-bed"),
    "staff": Door("Staff", "Open the board"),
    "other": Door("Room", "Open the board"),
    None: Door("Room", "Open the board"),
}
"""By what a room was made ready for."""


class ProcedureStep(NamedTuple):
    """One of the five steps: what is done, and what is kept to in doing it."""

    does: str
    keeps: str


STEPS: tuple[ProcedureStep, ...] = (
    ProcedureStep("Look after them", "Warmth, food, drink, a shower, a health screen. Nobody is asked anything first."),
    ProcedureStep(
        "Talk in private",
        "In their language, with an interpreter who did not come with them. Keep apart who must be apart.",
    ),
    ProcedureStep(
        "Explain the choices",
        "What a referral is, what else there is, how long each takes. Leave the leaflet. Give time: there is no hurry.",
    ),
    ProcedureStep(
        "Ask",
        "An adult says yes, no, or not now. Under 18, or unsure: children’s services first, and no consent is asked.",
    ),
    ProcedureStep(
        "Refer or notify",
        "Yes: the referral. No: the Duty to Notify report, without a name unless they agree. Then a bed, and who "
        "sees them next.",
    ),
)
"""From arrival to referral, in the order of FACTS 2.9 and 1.3."""
