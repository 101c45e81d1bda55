"""What goes out to the public is seen first: its form leads to the page that shows it."""

from collections.abc import Mapping
from urllib.parse import urlencode

from domain.events.outcomes import OutcomesNamed
from domain.kernel import AnyDecision
from projections.operation.state import OperationState


def seen_first(decision: type[AnyDecision], state: OperationState | None, found: Mapping[str, object]) -> str | None:
    """The address of the preview, with what was chosen; None for what goes out to no public."""
    name = decision.event.__name__
    asked = {key: str(found[key]) for key in ("version", "small_numbers") if key in found}
    asked |= {"hide_suspects": "yes"} if found.get("hide_suspects") else {}
    if state and (name == "DebriefReportPrepared" or (name == "DebriefReportPublished" and found.get("public"))):
        return f"/operations/{state.id}/publications/preview?{urlencode(asked)}"
    if issubclass(decision.event, OutcomesNamed):
        period = {"from": str(found.get("since", "")), "to": str(found.get("until", ""))}
        return f"/outcomes/public/preview?{urlencode({**period, **asked})}"
    return None
