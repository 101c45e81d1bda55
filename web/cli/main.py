"""The command line: the same paths as a user's tap and a page's reading, over any database URL.

Standard output carries the result only; what went wrong goes to standard error, with exit code 1.
"""

from pathlib import Path
from typing import Annotated

import typer

from web.cli.backup import backup, drill, restore
from web.cli.board import board
from web.cli.commands import Commands
from web.cli.directory import directories
from web.cli.docs import docs
from web.cli.export import export
from web.cli.key import keys
from web.cli.migrate import migrate, move
from web.cli.national import national
from web.cli.organisation import organisations
from web.cli.outcomes import outcomes, rebuild, report
from web.cli.plan import plan
from web.cli.proof import checkpoint, verify
from web.cli.publish import publishing
from web.cli.retention import retention
from web.cli.serve import demo, serve
from web.cli.shared import DEFAULT, AnyDatabase, AsFormat, Format, fail, start_of
from web.cli.token import tokens
from web.cli.user import users

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    help="Firstlight: plan, run and debrief a reception centre.",
)
app.add_typer(directories, name="directory", help="A council's venues and its partners' contacts.")
app.add_typer(organisations, name="organisation", help="The organisations that take part.")
app.add_typer(keys, name="key", help="The key that opens what is sealed.")
app.add_typer(publishing, name="publish", help="What goes out to the public: show, prepare, release.")
app.add_typer(tokens, name="token", help="The tokens that programs read and enter with.")
app.add_typer(users, name="user", help="The people who may sign in.")
for command in (
    serve,
    demo,
    docs,
    board,
    plan,
    report,
    outcomes,
    national,
    rebuild,
    export,
    verify,
    checkpoint,
    backup,
    restore,
    drill,
    retention,
    migrate,
    move,
):
    app.command()(command)


@app.command()
def replay(
    file: Annotated[Path, typer.Argument(help="A day's script")],
    start: Annotated[str, typer.Option(help="The date of day 0, 2026-10-13")],
    exercise: Annotated[bool, typer.Option("--exercise", help="Nothing of it counts in the outcomes")] = False,
    database: AnyDatabase = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Carry out a day's script row by row; the operation's id is the last line of standard output."""
    from service.log import open_log
    from service.privacy.vault import Vault
    from service.replay.script import Replay, RowRefused

    first, rows = start_of(start), _script(file)
    log = open_log(database)
    day = Replay(log, Vault(log), first, exercise)
    try:
        for _ in day.run(rows):
            pass
    except RowRefused as refused:
        fail({"n": refused.n, "reasons": list(refused.reasons)})
    finally:
        typer.echo(day.operation)
        log.close()


def _script(file: Path) -> list[dict[str, object]]:
    from service.replay.script import read_script

    try:
        return read_script(file)
    except (OSError, ValueError) as wrong:
        raise typer.BadParameter(f"{file} cannot be read as a day's script: {wrong}") from None


if __name__ == "__main__":
    app()
