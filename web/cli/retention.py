"""What is kept no longer than it may be: the looks at people's data."""

import sqlite3
from contextlib import closing
from typing import Annotated

import typer

from domain.policy.retention import LEAST_YEARS, MOST_YEARS, PLACEHOLDER, first_kept
from web.cli.shared import DEFAULT, AsFormat, Database, Format, fail, say
from web.cli.store import store_of

Years = Annotated[
    int | None, typer.Option(min=LEAST_YEARS, max=MOST_YEARS, help="For how many years looks are kept, as you decided")
]
Source = Annotated[str, typer.Option(help='Where that stands: "Records schedule 2026, row 14"')]


def retention(
    years: Years = None, source: Source = "", database: Database = DEFAULT, format: AsFormat = Format.json
) -> None:
    """Remove looks from the access log whose time is up; without --years and --source, say how many would go."""
    from projections.local_time import local_date
    from service.access.access_log import AccessLog
    from service.clock import now

    store_of(database)
    if years is not None and not source.strip():
        fail({"error": 'say where the period stands: --source "Records schedule 2026, row 14"'})
    before = first_kept(local_date(now()), years)
    said = {"before": before.isoformat(), "source": source.strip() if years is not None else PLACEHOLDER}
    with closing(AccessLog(database)) as looks:
        if years is None:
            say({"removed": 0, "would_be_removed": looks.count_before(before), **said}, format)
            return
        try:
            say({"removed": looks.remove_before(before, said["source"]), **said}, format)
        except sqlite3.OperationalError:
            fail({"error": "the store is busy: nothing was removed; try again"})
