"""What is kept no longer than it may be: looks at people's data, invitations, a council's own templates."""

import sqlite3
from contextlib import closing
from typing import Annotated

import typer

from domain.policy.retention import LEAST_YEARS, MOST_YEARS, PLACEHOLDER, first_kept
from web.cli.shared import DEFAULT, AsFormat, Database, Format, fail, say

Years = Annotated[
    int | None,
    typer.Option(min=LEAST_YEARS, max=MOST_YEARS, help="For how many years all of it is kept, as you decided"),
]
Source = Annotated[str, typer.Option(help='Where that stands: "Records schedule 2026, row 14"')]


def retention(
    years: Years = None, source: Source = "", database: Database = DEFAULT, format: AsFormat = Format.json
) -> None:
    """Remove looks, invitations and own templates whose time is up; without --years and --source, say how many."""
    from projections.local_time import local_date
    from service.clock import now
    from service.days import Days
    from service.log import open_log
    from service.retention import Retention

    if years is None and source.strip():
        fail({"error": "say for how many years: --years 6"})
    if years is not None and not source.strip():
        fail({"error": 'say where the period stands: --source "Records schedule 2026, row 14"'})
    before = first_kept(local_date(now()), years)
    said = {"before": before.isoformat(), "source": source.strip() if years is not None else PLACEHOLDER}
    with closing(open_log(database)) as log, closing(Retention(database)) as kept:
        cards = Days(log).operations.cards
        try:
            if years is None:
                over = kept.over(before, cards)
                say({"removed": 0, "would_be_removed": sum(over), **over._asdict(), **said}, format)
            else:
                gone = kept.remove(before, said["source"], cards)
                say({"removed": sum(gone), **gone._asdict(), **said}, format)
        except sqlite3.OperationalError:
            fail({"error": "the store is busy: nothing was removed; try again"})
