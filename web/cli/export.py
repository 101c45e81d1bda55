"""The log for others: every event without identities, people by the field's own standard, and what each means."""

from contextlib import closing
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from web.cli.htcds import write_htcds
from web.cli.shared import DEFAULT, AnyDatabase, AsFormat, Format, period_of, say, there

From = Annotated[str | None, typer.Option("--from", help="The first local day on which something happened")]
To = Annotated[str | None, typer.Option("--to", help="The last local day on which something happened")]
Dictionary = Annotated[bool, typer.Option("--dictionary", help="What every event and field means, and no event")]

Htcds = Annotated[bool, typer.Option("--htcds", help="Instead, one row a person as HTCDS 2.0 names things, as CSV")]
OwnUse = Annotated[bool, typer.Option("--own-use", help="Everybody, not only who agreed to sharing; give a reason")]
By = Annotated[str | None, typer.Option("--by", help="Who makes it; it is kept with the reason")]
Reason = Annotated[str | None, typer.Option("--reason", help="Why rows about people are made")]
Output = Annotated[Path | None, typer.Option("--output", help="A file that ends in .csv or .xlsx")]


def export(
    since: From = None,
    until: To = None,
    dictionary: Dictionary = False,
    htcds: Htcds = False,
    own_use: OwnUse = False,
    by: By = None,
    reason: Reason = None,
    output: Output = None,
    database: AnyDatabase = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Every event as a line of JSON (CloudEvents 1.0), without names, texts and references to other systems."""
    if htcds:
        write_htcds(since, until, dictionary, own_use, by or getuser(), reason, output, database)
        return
    of_people = {"--own-use": own_use, "--by": by, "--reason": reason, "--output": output}
    if given := [name for name, said in of_people.items() if said]:
        raise typer.BadParameter(f"{' and '.join(given)} goes with --htcds; events go to standard output.")
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
    with closing(open_log(there(database))) as log:
        for event in exported(log, first, last):
            typer.echo(to_json(event).decode())
