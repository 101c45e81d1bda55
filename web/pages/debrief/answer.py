"""The outcome of one operation in plain sentences: the questions that Sandwell could not answer (FACTS 3.1)."""

from collections import Counter
from collections.abc import Mapping

from projections.measures import Measure
from projections.operation.state import OperationState
from projections.views.flow import path
from web.pages.debrief.words import FLOW
from web.wording.capitals import capitalise
from web.wording.numbers import persons

_WENT = {
    "safe_accommodation": "went to safe accommodation",
    "council_temporary": "went to council temporary accommodation",
    "adult_social_care": "went to adult social care",
    "childrens_care": "went to children's services",
    "friends_or_family": "went to friends or family",
    "own_arrangement": "made their own arrangements",
    "return_to_home_country": "returned to their home country",
    "return_to_exploiter": "went back to where they were exploited",
    "hospital": "went to hospital",
    "custody": "went into custody",
    "immigration_detention": "went into immigration detention",
    "missing": "went missing",
    "unknown": "left for an unknown place",
    "not_recorded": "left without a destination recorded",
}
"""Every destination of FLOW, as what people did."""


def answer(state: OperationState, figures: Mapping[str, Measure]) -> list[str]:
    """How many people, how many potential victims and of what age, referred or notified, what became of them."""
    registered = len(state.registered)
    if not registered:
        return ["Nobody has been registered so far."]
    return [_found(state, figures, registered), *_went(state, figures)]


def _found(state: OperationState, figures: Mapping[str, Measure], registered: int) -> str:
    """How many are potential victims; who was looked at and who was not are told apart."""
    measure = figures["M02b"]
    found, missing = int(measure.n or 0), measure.not_recorded
    if measure.n is None:
        return f"{persons(registered)} {_were(registered)} registered; no finding is recorded on any of them."
    unsaid = f"; no finding is recorded on {missing}" if missing else ""
    if not found:
        nobody = "nobody has been" if not missing else f"none of the {registered - missing} with a finding was"
        return (
            f"{persons(registered)} {_were(registered)} registered; {nobody} identified as a potential victim{unsaid}."
        )
    who = "a potential victim" if found == 1 else "potential victims"
    return (
        f"Of {persons(registered)} registered, {found} {_were(found)} identified as {who} "
        f"({_ages(figures['M03'])}): {_duty(state, figures)}{unsaid}."
    )


def _duty(state: OperationState, figures: Mapping[str, Measure]) -> str:
    """Everybody identified once: referred, else reported, else where the duty stands (the flow's fourth stage).

    Where no adult declined, no report was due, and there is nothing to say of reports.
    """
    at = Counter(path(person)[3] for person in state.registered)
    said = [_counted(at["referred"], figures["M04"], "referral", "referred", "into the National Referral Mechanism")]
    if at["notified"] or figures["M05"].of:
        said.append(_counted(at["notified"], figures["M05"], "report", "reported", "under the duty to notify"))
    if at["deciding"]:
        said.append(f"{at['deciding']} asked for time to decide")
    if still := at["declined"] + at["duty_open"]:
        said.append(f"for {still} the duty is still open")
    return _listed(said)


def _counted(n: int, figure: Measure, what: str, done: str, where: str) -> str:
    """How many were, as its figure says it: none only where an entry answers it for somebody."""
    if not n and figure.n is None:
        return f"no {what} {where} is recorded"
    if not n and figure.not_recorded:
        return f"none of the {persons((figure.of or 0) - figure.not_recorded)} recorded was {done} {where}"
    return f"{n or 'none'} {_were(n or 1)} {done} {where}"


def _ages(measure: Measure) -> str:
    kinds = measure.breakdowns.get("age_now", {})
    words = {
        "adult": ("adult", "adults"),
        "child": ("child", "children"),
        "uncertain": ("of uncertain age", "of uncertain age"),
        "not_recorded": ("whose age is not recorded", "whose age is not recorded"),
    }
    found = [f"{n} {words[code][n != 1]}" for code in words if (n := kinds.get(code, 0))]
    return _listed(found) or "ages not recorded"


def _went(state: OperationState, figures: Mapping[str, Measure]) -> list[str]:
    gone = dict(figures["M07"].breakdowns.get("destination", {}))
    here = len(state.registered) - sum(gone.values())
    said = [f"{n} {_WENT.get(code, FLOW.get(code, code))}" for code, n in gone.items()]
    if here:
        said.append(f"{here} {'is' if here == 1 else 'are'} not recorded as having left")
    return [f"{capitalise(_listed(said))}."] if said else []


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _were(n: int) -> str:
    return "was" if n == 1 else "were"
