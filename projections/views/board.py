"""The live board of one operation: its counts and the alarms that stand."""

from projections.operation.state import OperationState
from projections.views.alarms import alarms

COUNTS = ("on_site", "registered", "debriefed", "pv", "nrm", "rg_pos", "arrests", "departed", "consents")


def counts(state: OperationState) -> dict[str, int]:
    """Distinct people or suspects under the board's keys; voided registrations are left out."""
    people = state.registered
    return {
        "on_site": state.on_site,
        "registered": len(people),
        "debriefed": sum(person.debriefed is not None for person in people),
        "pv": sum(person.identified is not None for person in people),
        "nrm": sum(bool(person.referrals) for person in people),
        "rg_pos": sum(person.reasonable_grounds == "positive" for person in people),
        "arrests": len(state.suspects),
        "departed": sum(person.departed is not None for person in people),
        "consents": sum(person.age == "adult" and person.answer == "given" for person in people),
    }


def board(state: OperationState) -> dict[str, object]:
    """One flat object: the counts, the codes of the alarms that stand, and the position in the log."""
    return {**counts(state), "alarms": [alarm.code for alarm in alarms(state)], "seq": state.position}
