"""A year in the tables of the Home Office, from the command line."""

from contextlib import closing
from typing import Annotated

import typer

from web.cli.shared import DEFAULT, AsFormat, Database, Format, Public, SmallNumbersOption, refusing, say


def national(
    year: Annotated[int, typer.Option(min=2015, max=2100, help="The calendar year, 2026")],
    public: Public = False,
    small_numbers: SmallNumbersOption = "standard",
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """A calendar year in the tables of the Home Office: by quarter, first responder, age, exploitation, nationality."""
    from dataclasses import asdict

    from domain.policy.national import NATIONAL
    from domain.policy.small_numbers import thresholds
    from projections.local_time import local_date
    from service.clock import now
    from service.log import open_log
    from service.outcomes import Outcomes
    from service.public_totals import to_publish
    from service.sent_outcomes import Quarters
    from web.reports.national import national_tables, year_of
    from web.reports.national_public import public_tables

    with closing(open_log(database)) as log, closing(Outcomes(database, log)) as kept:
        kept.catch_up()
        if public:
            limits = thresholds(local_date(now()), small_numbers)
            with refusing():
                figures = kept.public.of(to_publish(log, kept, None, Quarters(*year_of(year)), limits))
            tables = public_tables(kept, year, figures, limits)
        else:
            tables = national_tables(kept, year)
    say(
        {"year": year, "tables": [asdict(each) for each in tables], "national": [asdict(each) for each in NATIONAL]},
        format,
    )
