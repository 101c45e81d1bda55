"""What may come next for a person, in the words in which it is said to them (FACTS 1.3, 1.6, 1.7, 2.10, 4.1)."""

from datetime import date
from typing import NamedTuple

from domain.policy.afterwards import TIMEFRAMES, Timeframe
from web.wording.capitals import capitalise


class NextStep(NamedTuple):
    """Something that happens on a way, and the code of how long it takes; `time` is None where no source says."""

    says: str
    time: str | None = None


class WayInFull(NamedTuple):
    """A way: whom it is for, what happens in its order, who decides, and the figure that tells our own times."""

    title: str
    eligible: str
    steps: tuple[NextStep, ...]
    decides: str
    figure: str | None = None


IN_FULL: dict[str, WayInFull] = {
    "adult_consents": WayInFull(
        "You are 18 or over, and you agree to be referred",
        "You may have been exploited. What a referral is was explained to you, and you said yes. You can stop at any "
        "time.",
        (
            NextStep("A first responder sends the referral to the Home Office.", "refer_or_notify"),
            NextStep("You have a bed until the decision. The council sees to it.", "council_bed"),
            NextStep("If you have nothing, or are in danger, emergency support is asked for before the decision."),
            NextStep("The Home Office decides whether there are reasonable grounds.", "reasonable_grounds"),
            NextStep("If it says yes and you have nowhere to go: a bed.", "bed_after_decision"),
            NextStep("A support worker, money, health care and legal advice begin.", "support_begins"),
            NextStep("You have at least this long to recover and to think.", "recovery"),
        ),
        "The Home Office: the Single Competent Authority",
        "M44",
    ),
    "adult_declines": WayInFull(
        "You are 18 or over, and you do not agree, or not now",
        "Nobody refers you against your wish. You can change your mind later.",
        (
            NextStep(
                "The council or the police tell the Home Office that somebody may have been exploited. Your name is "
                "not in it, unless you agree.",
                "refer_or_notify",
            ),
            NextStep("A housing officer talks with you about where you can stay.", "housing_advice"),
            NextStep("You get the number of the helpline: 08000 121 700, day and night, free."),
        ),
        "You decide about the referral; the council's housing team about a place",
        "M43",
    ),
    "child_or_unsure": WayInFull(
        "You are under 18, or nobody is sure",
        "Whoever may be under 18 is treated as under 18 until the council has assessed their age.",
        (
            NextStep("A social worker and the police see you.", "child_seen"),
            NextStep("You sleep with carers, or in another place for children.", "child_bed"),
            NextStep("A referral is sent. Your consent is not needed; it is explained to you.", "refer_or_notify"),
            NextStep("Where there is one, an independent guardian stands by you."),
        ),
        "The council's children's services",
    ),
    "no_recourse": WayInFull(
        "You have no recourse to public funds",
        "Your immigration status does not let you have benefits or council housing. You can be referred all the same.",
        (
            NextStep("Housing asks the council's asylum and immigration unit."),
            NextStep("The unit assesses what you need. How long that takes is not known: ask the unit."),
            NextStep("Meanwhile you have a roof.", "roof_meanwhile"),
        ),
        "The council, with its asylum and immigration unit",
    ),
    "home_or_own_way": WayInFull(
        "You want to go home, or your own way",
        "Anybody may. Nobody is held here.",
        (
            NextStep("You are asked where you go, and whether it is safe there."),
            NextStep("You get help with travel if you want it, when you want it."),
            NextStep("You take contacts with you: the helpline is 08000 121 700, day and night, free."),
            NextStep("You can ask for a referral later."),
        ),
        "You",
    ),
}
"""Each way afterwards as it is said to people."""
UNITS = {"hours": ("hour", "hours"), "days": ("day", "days"), "working_days": ("working day", "working days")}


def how_long(time: Timeframe, on: int) -> str:
    """A time in words: "within 48 hours", "the same or the next day", "at least 30 days"."""
    if time.unit == "days" and on < 2:
        return ("the same day", "the same or the next day")[on]
    return f"{'at least' if time.least else 'within'} {on} {UNITS[time.unit][on != 1]}"


def in_english(way: WayInFull, on: date) -> str:
    """A way as one text, as it is said on a day: what is put into another language."""
    times = [TIMEFRAMES[each.time] if each.time else None for each in way.steps]
    said = [how_long(each, each.on(on)) if each else "" for each in times]
    steps = (
        f"{step.says} {capitalise(time)}{'.' if time else ''}".strip()
        for step, time in zip(way.steps, said, strict=True)
    )
    return " ".join([f"{way.title}.", way.eligible, *steps])
