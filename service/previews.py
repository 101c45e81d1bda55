"""What a public version would hold if it went out now, and what whoever decides on it has to know beside that."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from domain.events.debrief import DebriefReportPrepared, DebriefReportPublished
from domain.events.outcomes import OutcomesPrepared
from domain.kernel import Event, RecordedEvent
from domain.patterned import ShownCode
from domain.policy.small_numbers import Hiding, Thresholds
from domain.publications import same_figures, shown_code
from domain.words import Agency
from projections.across import public_texts, published_measures
from projections.disclosure import Hidden, PublishedTotal, hidden_in
from projections.disclosure.settings import Settings
from projections.local_time import local_date
from projections.measures import measured
from projections.operation.state import OperationState
from service.log import Log
from service.outcomes import Outcomes, PublicTotal
from service.outcomes.kept import PublicFigures
from service.publishing import Held, as_text, asks_for_a_second, held_by
from service.publishing_outcomes import held_over
from service.sent_outcomes import Quarters, is_about, is_published, overlapping, sent


@dataclass(frozen=True, slots=True)
class Preview:
    """A public version before it goes out. `guarded` are the earlier ones that it tells nothing beside, `hidden` what
    of each figure is hidden and why, `prepared` the entry that prepared this version last, where that stands.
    """

    version: int
    held: Held
    hiding: Hiding
    limits: Thresholds
    hidden: Mapping[str, Hidden]
    guarded: tuple[RecordedEvent, ...]
    second_release: bool
    prepared: RecordedEvent | None
    parts: int | None = None
    """How many public versions of single operations it is guarded against; None where it is of one operation."""
    others: int = 0
    """How many public versions of other outcomes that count the same operations it is guarded against."""
    overlaps: tuple[Quarters, ...] = ()
    """The published periods that it overlaps in part: where there is one, it does not go out."""

    @property
    def seen(self) -> ShownCode:
        """The code of everything that stands in it."""
        return shown_code(as_text(self.held))

    @property
    def drawn_up_to(self) -> int:
        """Up to which position of the log whoever is shown it has seen who prepared it."""
        return max(int(self.held["position"]), self.prepared.position if self.prepared else 0)

    def plain(self) -> dict[str, Any]:
        """The same for programs; `why_hidden` is for whoever decides, and in no version."""
        return {
            "version": self.version,
            "seen": self.seen,
            "second_release": self.second_release,
            "prepared_by": self.prepared.envelope.actor if self.prepared else None,
            "as_prepared": self.as_prepared,
            "guarded_against": [number_of(each) for each in self.guarded],
            "overlaps": [{"from": str(each.since), "to": str(each.until)} for each in self.overlaps],
            "holds": self.held,
            "why_hidden": {code: asdict(each) for code, each in self.hidden.items()},
        }

    @property
    def as_prepared(self) -> bool:
        """Whether it says the same as when it was prepared."""
        return self.prepared is not None and same_figures(figures_text(self.prepared), as_text(self.held))


def of_report(
    state: OperationState,
    asked: Hiding | None,
    moment: datetime,
    second_release: bool,
    version: int | None = None,
    within: Sequence[PublishedTotal] = (),
) -> Preview:
    """The next public version of a debrief, or the one of a number, as it would go out at a moment (UTC).

    Where nothing else is asked for, it hides what whoever prepared it chose.
    """
    every = [each for each in state.recorded_events if _is_public(each.event)]
    number = version or max((number_of(each) for each in every), default=0) + 1
    prepared = _last([each for each in state.all(DebriefReportPrepared) if number_of(each) == number])
    hiding = asked or (chosen_in(prepared) if prepared else Hiding())
    limits = hiding.on(local_date(moment))
    held = held_by(state, True, limits, moment, within)
    before = [published_measures(text) for text in public_texts(state)]
    figures = measured(state)
    hidden = hidden_in(held["measures"], figures, Settings(limits.people, limits.suspects, None, before))
    return Preview(number, held, hiding, limits, hidden, tuple(every), second_release, prepared)


def _last(every: Sequence[RecordedEvent]) -> RecordedEvent | None:
    return max(every, key=lambda each: each.position, default=None)


def _is_public(event: Event) -> bool:
    return isinstance(event, DebriefReportPublished) and event.public


def of_outcomes(
    log: Log,
    own: Outcomes,
    agency: Agency,
    quarters: Quarters,
    total: PublicTotal,
    figures: PublicFigures,
    hiding: Hiding,
    moment: datetime,
    version: int | None = None,
) -> Preview:
    """The next public version of an organisation's outcomes over whole quarters, `figures` made of `total`."""
    of_all = sent(log, agency)
    every = [each for each in of_all if is_about(each, quarters)]
    guarded = [each for each in every if is_published(each, quarters)]
    number = version or max((number_of(each) for each in guarded), default=0) + 1
    limits = total.thresholds
    hidden = hidden_in(
        figures,
        total.figures,
        Settings(limits.people, limits.suspects, None, total.before, total.parts, beside=total.beside),
    )
    latest = _last([each for each in every if number_of(each) == number])
    return Preview(
        number,
        held_over(own, figures, limits, moment),
        hiding,
        limits,
        hidden,
        tuple(guarded),
        asks_for_a_second(log, agency),
        latest if latest and isinstance(latest.event, OutcomesPrepared) else None,
        len(total.parts),
        len(total.beside.totals),
        overlapping(of_all, quarters),
    )


def number_of(recorded: RecordedEvent) -> int:
    """The number of a version."""
    number: int = recorded.event.version  # type: ignore[attr-defined]
    return number


def chosen_in(prepared: RecordedEvent) -> Hiding:
    """What whoever prepared a version chose to hide."""
    event: Any = prepared.event
    return Hiding(event.small_numbers, event.hide_suspects)


def figures_text(recorded: RecordedEvent) -> str | None:
    """The figures of a publication or a preparation as its event keeps them."""
    text: str | None = recorded.event.figures  # type: ignore[attr-defined]
    return text
