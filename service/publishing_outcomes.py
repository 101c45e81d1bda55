"""The public outcomes of a period as they go out: whose, over which quarters, with the figures of the moment."""

from dataclasses import replace
from datetime import datetime

from domain.events.debrief import DebriefReportPrepared, DebriefReportPublished
from domain.events.outcomes import OutcomesNamed, OutcomesPrepared, OutcomesPublished
from domain.kernel import Event
from domain.policy.small_numbers import Thresholds, thresholds
from projections.local_time import local_date
from service.access.access import Viewer, may_see_outcomes
from service.log import Log
from service.outcomes import Outcomes
from service.outcomes.kept import PublicFigures
from service.public_totals import to_publish, totals_around
from service.publishing import Held, as_text, asks_for_a_second, publicly, with_figures
from service.sent_outcomes import Quarters


def filled(log: Log, outcomes: Outcomes | None, viewer: Viewer, event: Event, moment: datetime) -> Event:
    """What goes out, or is prepared to, with whatever is computed of it; any other event as it is.

    Raises Forbidden for those who do not see the figures across operations.
    """
    if isinstance(event, DebriefReportPublished | DebriefReportPrepared):
        return with_figures(log, event, moment, lambda state: totals_around(log, outcomes, state))
    if not isinstance(event, OutcomesNamed) or outcomes is None:
        return event
    may_see_outcomes(viewer)
    if not isinstance(event, OutcomesPrepared | OutcomesPublished):
        return replace(event, organisation=viewer.agency)
    own, quarters = outcomes.of(viewer.agency), Quarters(event.since, event.until)
    own.catch_up()
    limits = thresholds(local_date(moment), event.small_numbers, event.hide_suspects)
    figures = own.public.of(to_publish(log, own, viewer.agency, quarters, limits))
    return replace(
        event,
        organisation=viewer.agency,
        figures=as_text(held_over(own, figures, limits, moment)),
        second_release=asks_for_a_second(log, viewer.agency),
    )


def held_over(own: Outcomes, figures: PublicFigures, thresholds: Thresholds, moment: datetime) -> Held:
    """Everything that a version of a moment (UTC) holds; `left_out` is how many operations could not be counted."""
    of_the_log = {"position": own.position(), "as_of": moment.isoformat(), "left_out": len(own.left_out())}
    return {"measures": figures, **publicly(thresholds, moment), **of_the_log}
