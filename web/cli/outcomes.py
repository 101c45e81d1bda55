"""The figures from the command line: of one operation, of all in a period; and building them again."""

import sys
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from domain.quarters import whole_quarters
from web.cli.shared import (
    DEFAULT,
    AsFormat,
    At,
    Database,
    Format,
    HideSuspects,
    KnownAt,
    Public,
    SmallNumbersOption,
    day_of,
    period_of,
    refusing,
    say,
)

if TYPE_CHECKING:
    from projections.disclosure import PublishedTotal
    from projections.operation.state import OperationState

From = Annotated[str, typer.Option("--from", help="The first local day, 2026-10-01")]
To = Annotated[str, typer.Option("--to", help="The last local day, 2026-12-31")]


def report(
    operation: str,
    at: At = None,
    known_at: KnownAt = None,
    public: Public = False,
    small_numbers: SmallNumbersOption = "standard",
    hide_suspects: HideSuspects = False,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Every measure of an operation under its id."""
    from domain.policy.small_numbers import thresholds
    from projections.local_time import local_date
    from service.clock import now
    from service.publishing import figures_of

    state = day_of(database, operation, at, known_at)
    limits = thresholds(local_date(now()), small_numbers, hide_suspects)
    with refusing():
        _say_figures(figures_of(state, public, limits, _totals_around(database, state) if public else ()), format)


def _totals_around(database: str, state: "OperationState") -> "list[PublishedTotal]":
    """The public totals in which an operation is counted already: its own figures ask for none of them."""
    from service.log import open_log
    from service.outcomes import Outcomes
    from service.public_totals import totals_around

    with closing(open_log(database)) as log, closing(Outcomes(database, log)) as kept:
        return totals_around(log, kept, state)


def outcomes(
    since: From,
    until: To,
    public: Public = False,
    small_numbers: SmallNumbersOption = "standard",
    hide_suspects: HideSuspects = False,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Every measure over all operations of a period, exercises left out."""
    from domain.policy.small_numbers import thresholds
    from projections.local_time import local_date
    from service.clock import now
    from service.log import open_log
    from service.outcomes import Outcomes
    from service.public_totals import to_publish
    from service.sent_outcomes import Quarters

    first, last = period_of(since, until)
    with closing(open_log(database)) as log, closing(Outcomes(database, log)) as kept:
        kept.catch_up()
        totals, left_out = kept.totals(first, last), kept.left_out()
        limits = thresholds(local_date(now()), small_numbers, hide_suspects)
        with refusing():
            publicly = kept.public.of(to_publish(log, kept, None, Quarters(first, last), limits)) if public else {}
    for each in left_out:
        typer.echo(f"{each.operation} could not be counted: entry {each.position or 'unknown'}", err=True)
    if not public:
        missing = {"left_out": [{"operation": each.operation, "entry": each.position} for each in left_out]}
        figures = {code: measure.plain() for code, measure in totals.items()}
        _say_figures(figures, format, missing if left_out else {})
        return
    if not whole_quarters(first, last):
        typer.echo("This is not made of whole quarters: do not publish it beside other periods.", err=True)
    _say_figures(publicly, format)


def _say_figures(figures: Mapping[str, Any], format: Format, missing: Mapping[str, Any] | None = None) -> None:
    """Figures as programs read them; for reading each under its title, in the words of every other surface."""
    from projections.measures import TITLES
    from web.wording.figures import figure

    if format is Format.json:
        say({**figures, **(missing or {})}, format)
        return
    say({f"{code} {TITLES[code]}": figure(plain, code) for code, plain in figures.items()}, format)


def rebuild(
    tags: Annotated[bool, typer.Option("--tags", help="Instead, the tags by which the log is found")] = False,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Build everything across operations again from the log."""
    from service.log import open_log
    from service.outcomes import Outcomes

    with closing(open_log(database)) as log:
        if tags:
            made, events = log.rebuild_tags()
            say({"tags": made, "events": events}, format)
            return
        with closing(Outcomes(database, log)) as kept:
            with typer.progressbar(length=log.head(), label="Building again", file=sys.stderr) as bar:
                kept.rebuild(lambda done, of: bar.update(done - bar.pos))
            built = sum(month.operations for month in kept.groups("month", date.min, date.max))
            say({"operations": built, "events": kept.position(), "position": kept.position()}, format)
