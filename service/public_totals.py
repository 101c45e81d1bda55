"""What is public already across operations, whoever published it, beside what is to go out."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from domain.events.outcomes import OutcomesPublished
from domain.policy.small_numbers import Thresholds
from domain.words import Agency
from projections.across import belongs_to
from projections.disclosure import OtherTotal, PublishedTotal, beside
from projections.disclosure.settings import PublishedFigures
from projections.operation.state import OperationState
from service.log import Log
from service.outcomes import Outcomes, PublicTotal
from service.sent_outcomes import Quarters, figures_in, is_published, sent

Reports = dict[str, PublishedFigures]


class Publication(NamedTuple):
    """A version of an organisation's outcomes of a period, and what is published of single operations in it.

    The organisation stands as its name is compared.
    """

    position: int
    organisation: str
    quarters: Quarters
    total: OtherTotal
    reports: Reports


def publications(log: Log, outcomes: Outcomes, since: date, until: date) -> Iterator[Publication]:
    """Every version of everybody's periods that have days in common with this one, the latest first.

    What a later version hides stands in the earlier ones; of those that say the same the latest is enough.
    """
    known = list[tuple[str, Quarters, PublishedFigures]]()
    for each in reversed(sent(log, None)):
        event = each.event
        if isinstance(event, OutcomesPublished) and event.since <= until and since <= event.until:
            quarters = Quarters(event.since, event.until)
            said = (Agency(event.organisation or "").folded, quarters, figures_in(each))
            if said not in known:
                known.append(said)
                yield _publication(each.position, outcomes, *said)


def _publication(
    position: int, outcomes: Outcomes, organisation: str, quarters: Quarters, figures: PublishedFigures
) -> Publication:
    own = outcomes.of(Agency(organisation))
    own.catch_up()
    total = OtherTotal(figures, own.counted(*quarters))
    return Publication(position, organisation, quarters, total, own.published(*quarters))


def totals_around(log: Log, outcomes: Outcomes | None, state: OperationState) -> list[PublishedTotal]:
    """The public totals in which an operation is counted, each beside those that share operations with it."""
    day = belongs_to(state)
    if outcomes is None or day is None:
        return []
    around = [each for each in publications(log, outcomes, day, day) if state.id in each.total.operations]
    return [_around(each, log, outcomes, state.id) for each in around]


def _around(one: Publication, log: Log, outcomes: Outcomes, operation: str) -> PublishedTotal:
    every = [each for each in publications(log, outcomes, *one.quarters) if each.position != one.position]
    parts = {name: report for name, report in one.reports.items() if name != operation}
    further = {name: report for each in every for name, report in each.reports.items() if name != operation}
    others = beside(one.total.operations, [each.total for each in every], {**parts, operation: {}, **further})
    return PublishedTotal(one.total.figures, [*parts.values()], others)


def to_publish(
    log: Log, own: Outcomes, agency: Agency | None, quarters: Quarters, thresholds: Thresholds
) -> PublicTotal:
    """What the public outcomes of an organisation's period, or of everybody's, are made of.

    What was published of it before is included, and what anybody published that counts the same operations.
    """
    before = [figures_in(each) for each in sent(log, agency) if is_published(each, quarters)] if agency else []
    mine = (Agency(agency or "").folded, quarters)
    others = [each for each in publications(log, own, *quarters) if each[1:3] != mine]
    reports = {name: report for each in others for name, report in each.reports.items()}
    return own.to_publish(*quarters, thresholds, before, [each.total for each in others], reports)
