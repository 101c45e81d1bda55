"""The log for others: every event without identities, and what each of them means."""

from contextlib import closing
from typing import Annotated

import typer

from web.cli.shared import DEFAULT, AsFormat, Database, Format, period_of, say

From = Annotated[str | None, typer.Option("--from", help="The first local day on which something happened")]
To = Annotated[str | None, typer.Option("--to", help="The last local day on which something happened")]
Dictionary = Annotated[bool, typer.Option("--dictionary", help="What every event and field means, and no event")]


def export(
    since: From = None,
    until: To = None,
    dictionary: Dictionary = False,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Every event as a line of JSON (CloudEvents 1.0), without names, texts and references to other systems."""
    from service.codec import to_json
    from service.export import exported
    from service.log import open_log
    from web.cli.dictionary import in_words, meanings

    if dictionary:
        if format is Format.json:
            say(meanings(), format)
        else:
            typer.echo("\n".join(in_words(meanings())))
        return
    first, last = period_of(since, until)
    with closing(open_log(database)) as log:
        for event in exported(log, first, last):
            typer.echo(to_json(event).decode())
