"""The live board of one operation: its counts and the alarms that stand."""

from projections.alarms import alarms
from projections.day import Day

COUNTS = ("on_site", "registered", "debriefed", "pv", "nrm", "rg_pos", "arrests", "departed", "consents")


def counts(day: Day) -> dict[str, int]:
    """Distinct people or suspects under the board's keys; voided registrations are left out."""
    people = day.registered
    return {
        "on_site": day.on_site,
        "registered": len(people),
        "debriefed": sum(person.debriefed is not None for person in people),
        "pv": sum(person.identified is not None for person in people),
        "nrm": sum(bool(person.referrals) for person in people),
        "rg_pos": sum(person.reasonable_grounds == "positive" for person in people),
        "arrests": len(day.suspects),
        "departed": sum(person.departed is not None for person in people),
        "consents": sum(person.age == "adult" and person.answer == "given" for person in people),
    }


def board(day: Day) -> dict[str, object]:
    """One flat object: the counts, the codes of the alarms that stand, and the position in the log."""
    return {**counts(day), "alarms": [alarm.code for alarm in alarms(day)], "seq": day.position}
