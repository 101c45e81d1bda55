"""Seeing, preparing and publishing what is public, from the command line: the same rules as on the page."""

from typing import Annotated

import typer

from web.cli.sending import account_of, opened, preview_of
from web.cli.sent_out import send, take_back
from web.cli.shared import DEFAULT, AsFormat, Database, Format, HideSuspects, SmallNumbersOption, say

publishing = typer.Typer(no_args_is_help=True)
Operation = Annotated[str | None, typer.Argument(help="The operation; without one, outcomes of a period")]
Who = Annotated[str, typer.Option("--as", help="The account of whoever does it")]
From = Annotated[str | None, typer.Option("--from", help="Of outcomes: the first day of a quarter, 2026-10-01")]
To = Annotated[str | None, typer.Option("--to", help="Of outcomes: the last day of a quarter, 2026-12-31")]
Seen = Annotated[str | None, typer.Option(help="The code under which it was shown; anything else is not sent out")]
Number = Annotated[int | None, typer.Option("--version", help="Which version, if not the next")]


@publishing.command()
def show(
    who: Who,
    operation: Operation = None,
    since: From = None,
    until: To = None,
    version: Number = None,
    small_numbers: SmallNumbersOption = "standard",
    hide_suspects: HideSuspects = False,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Show what would go out now, its code, and who prepared it."""
    asked = (operation, since, until, version, small_numbers, hide_suspects)
    with opened(database) as app:
        found = preview_of(app, account_of(app, who), *asked)
        say(found.plain(), format)


@publishing.command()
def prepare(
    who: Who,
    operation: Operation = None,
    since: From = None,
    until: To = None,
    version: Number = None,
    seen: Seen = None,
    small_numbers: SmallNumbersOption = "standard",
    hide_suspects: HideSuspects = False,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Prepare a public version, for another person to release."""
    asked = (operation, since, until, version, small_numbers, hide_suspects)
    send(("DebriefReportPrepared", "OutcomesPrepared"), who, asked, seen, database, format)


@publishing.command()
def release(
    who: Who,
    operation: Operation = None,
    since: From = None,
    until: To = None,
    version: Number = None,
    seen: Seen = None,
    small_numbers: SmallNumbersOption = "standard",
    hide_suspects: HideSuspects = False,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Publish a public version, or release the one that another person prepared."""
    asked = (operation, since, until, version, small_numbers, hide_suspects)
    send(("DebriefReportPublished", "OutcomesPublished"), who, asked, seen, database, format)


@publishing.command()
def void(
    who: Who,
    operation: Operation = None,
    since: From = None,
    until: To = None,
    version: Number = None,
    reason: Annotated[str | None, typer.Option(help="Of an operation: why it is taken back")] = None,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Take back what was prepared, before another person releases it."""
    take_back(who, (operation, since, until, version, "standard", False), reason, database, format)
