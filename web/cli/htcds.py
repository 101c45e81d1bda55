"""People by the field's own standard, from the command line."""

from contextlib import closing
from pathlib import Path

import typer

from web.cli.shared import fail, period_of, there


def write_htcds(
    since: str | None,
    until: str | None,
    dictionary: bool,
    own_use: bool,
    by: str,
    reason: str | None,
    output: Path | None,
    database: str,
) -> None:
    """Write the rows, or the dictionary; what is left out is said beside them."""
    from service.htcds import export as rows_of
    from service.log import open_log
    from web.reports import htcds

    endings = (".csv",) if dictionary else (".csv", ".xlsx")
    if output is not None and output.suffix not in endings:
        fail({"error": f"{output} does not end in {' or '.join(endings)}"})
    if dictionary:
        _write(htcds.dictionary_csv().encode(), output)
        return
    if own_use and not (reason or "").strip():
        fail({"error": "Say with --reason why rows about everybody are made: it is kept with your name."})
    first, last = period_of(since, until)
    period = f"From {since or 'the first operation'} to {until or 'the last'}"
    with closing(open_log(there(database))) as log:
        made = rows_of(database, log, first, last, by=by, reason=(reason or "").strip() or None, own_use=own_use)
    workbook = output is not None and output.suffix == ".xlsx"
    _write(htcds.xlsx_of(made, period) if workbook else htcds.csv_of(made).encode(), output)
    for line in htcds.about(made, period):
        typer.echo(line, err=True)


def _write(what: bytes, output: Path | None) -> None:
    from service.privacy.fresh_file import put

    if output is None:
        typer.echo(what.decode(), nl=False)
    else:
        put(output, what)
