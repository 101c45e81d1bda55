"""A council's directory, from the command line: what it holds, a file brought into it, and a contact erased."""

import asyncio
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from service.access.command_line import BY
from web.cli.outside import LogAndVault, submitted
from web.cli.serve import Mail, carrier_of
from web.cli.shared import DEFAULT, AnyDatabase, AsFormat, Database, Format, fail, say

if TYPE_CHECKING:
    from service.listings import Fields
    from web.pages.directory.columns import Listed

directories = typer.Typer(no_args_is_help=True)
Kind = Annotated[str, typer.Argument(help="venues or partners")]
Council = Annotated[str, typer.Option(help="Whose directory it is, as the partners know that council")]


class OneDirectory(NamedTuple):
    """One of a council's two directories: what is sealed opened, where more of it is stored, and up to where in the
    log it was read."""

    listed: "Listed"
    rows: "dict[tuple[str, ...], Fields]"
    store: LogAndVault
    read_at: int


@contextmanager
def _held(kind: str, council: str, database: str) -> Iterator[OneDirectory]:
    from domain.words import Agency
    from service.days import Days
    from service.log import open_log
    from service.privacy.vault import Vault
    from web.pages.directory.columns import DIRECTORIES
    from web.pages.directory.known import known

    if kind not in DIRECTORIES:
        raise typer.BadParameter(f"There is no directory of {kind}; it is venues or partners.")
    with closing(open_log(database)) as log:
        store, listed = LogAndVault(log, Vault(log)), DIRECTORIES[kind]
        days = Days(log)
        held = asyncio.run(known(days.directories.of(Agency(council)), store.vault, listed))
        yield OneDirectory(listed, held, store, days.position)


@directories.command(name="list")
def shown(kind: Kind, council: Council, database: Database = DEFAULT, format: AsFormat = Format.text) -> None:
    """What a directory holds: a line for each entry, by its headings. That it was taken away is kept."""
    from web.pages.directory.importing import exported

    with _held(kind, council, database) as held:
        heads, rows = exported(held.listed, list(held.rows.values()))
    _looked(database, council, f"{kind} listed")
    for row in rows:
        if format is Format.json:
            say({head: said for head, said in zip(heads, row, strict=True) if said}, format)
        else:
            typer.echo("\t".join(" ".join(each.split()) for each in row))


@directories.command(name="import")
def bring(
    kind: Kind,
    file: Annotated[Path, typer.Argument(help="CSV or XLSX, with the headings of the directory", exists=True)],
    council: Council,
    preview: Annotated[bool, typer.Option("--preview", help="Say what it would change, and store nothing")] = False,
    database: AnyDatabase = DEFAULT,
) -> None:
    """Bring a file: what is new and what is changed is stored in one entry, each refused row is named with why."""
    from service.commands.submission import Proposal
    from web.pages.directory import importing
    from web.pages.directory.files import table
    from web.pages.directory.rows import plain
    from web.pages.directory.taken import CannotBeTaken

    with _held(kind, council, database) as held:
        try:
            found = importing.preview(held.listed, table(file.read_bytes()), held.rows, datetime.now(UTC))
        except CannotBeTaken as why:
            fail({"error": str(why)})
        if found.entered and not preview:
            event = held.listed.event.__name__
            rows = [Proposal(event, {"council": council, **plain(each.fields)}) for each in found.entered]
            submitted(held.store, council, "manager", rows, held.read_at)
    refused = [{"row": each.number, "wrong": [list(pair) for pair in each.wrong]} for each in found.of("refused")]
    counts = {state: len(found.of(state)) for state in importing.STATES}
    say({**counts, "stored": 0 if preview else len(found.entered), "rows_refused": refused}, Format.json)


@directories.command()
def erase(partner: str, post: str, council: Council, database: Database = DEFAULT, mail: Mail = None) -> None:
    """Erase who a contact of a partner is, and was: name, telephone and e-mail go for good, the post stays.

    Letters to them that lie in the folder of `--mail` go as well.
    """
    from domain.events.organisations import ContactErased
    from domain.outside import ContactId
    from service.commands.submission import Proposal

    said = {"council": council, "partner": partner, "post": post}
    carrier = carrier_of(mail, database)
    with _held("partners", council, database) as held:
        outcome = submitted(held.store, council, "administrator", [Proposal(ContactErased.__name__, said)])
    carrier.forget(ContactId.of(council, partner, post))
    say({"erased": {"partner": partner, "post": post}, "position": outcome.position}, Format.json)


def _looked(database: str, council: str, what: str) -> None:
    from service.access.access_log import AccessLog

    with closing(AccessLog(database)) as log:
        log.record(BY, council, "", what, "directory")
