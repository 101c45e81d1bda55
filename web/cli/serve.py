"""Run the service; play the reference day on it."""

import logging
import socket
import tempfile
import threading
import time
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.cli.shared import DEFAULT, AnyDatabase

if TYPE_CHECKING:
    from service.access.accounts import Accounts
    from service.invitations.post import Carrier
    from service.replay.script import Replay
    from web.cli.serving import Draining


class LogForm(StrEnum):
    """How lines are written: for programs, or for people."""

    json = "json"
    plain = "plain"


REFERENCE = Path(__file__).parents[1] / "demo" / "reference_day.json"
WORDS = REFERENCE.with_name("reference_day_words.json")
PEOPLE = (
    ("manager", "Morgan, community safety manager", "Council", ("manager",), ()),
    ("coordinator", "Casey, coordinator", "Council", ("coordinator", "registrar"), None),
    ("partner", "Robin, British Red Cross", "British Red Cross", ("partner_reader", "welfare"), ()),
)
"""The accounts of the demonstration: user name, what the screens say, agency, roles, whom they may record for."""
PASSWORD = "first-light-demo"  # noqa: S105  (the demonstration's own, on loopback, over a throw-away file)
Mail = Annotated[
    str | None,
    typer.Option(
        "--mail",
        envvar="FIRSTLIGHT_MAIL",
        help="How letters go out: smtp://host:port?from=name@example.org, or folder:/path. "
        "A folder beside the store if not given",
    ),
]
Metrics = Annotated[
    str | None,
    typer.Option(
        "--metrics",
        envvar="FIRSTLIGHT_METRICS",
        help="PORT or HOST:PORT at which Prometheus finds the metrics; keep it from the world. Nowhere if not given",
    ),
]
Log = Annotated[
    LogForm,
    typer.Option("--log", envvar="FIRSTLIGHT_LOG", help="How what happens is written on standard error"),
]
Drain = Annotated[
    float,
    typer.Option(
        envvar="FIRSTLIGHT_DRAIN",
        min=0,
        max=60,
        help="Seconds for which it still answers, not ready any more, once it is told to end by SIGTERM",
    ),
]
ToLoopback = Annotated[
    bool,
    typer.Option(
        "--webhooks-to-loopback",
        envvar="FIRSTLIGHT_WEBHOOKS_TO_LOOPBACK",
        help="Let webhooks lead to this machine, by http too: to try a receiver, never in use",
    ),
]
Host = Annotated[str, typer.Option(help="The address to listen on")]
Port = Annotated[int, typer.Option(min=0, max=65_535, help="The port to listen on; 0 takes a free one")]


def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    database: AnyDatabase = DEFAULT,
    mail: Mail = None,
    metrics: Metrics = None,
    log: Log = LogForm.plain,
    drain: Drain = 3.0,
    webhooks_to_loopback: ToLoopback = False,
) -> None:
    """Run the service until it is told to stop."""
    from web.cli.serving import run, server

    carrier_of(mail, database)
    port = _free(host, port)
    if metrics:
        _tell_metrics(metrics)
    made, application = server(database, host, port, mail, drain)
    application.webhooks.loopback = webhooks_to_loopback
    if log is LogForm.plain:
        if not application.accounts.all():
            typer.echo("Nobody may sign in yet. Add the first account in another window:", err=True)
            typer.echo("  firstlight user add NAME --role manager --role coordinator", err=True)
        typer.echo(f"Firstlight is on http://{host}:{port}", err=True)
    run(made, log is LogForm.json)


def _free(host: str, port: int) -> int:
    """The port, one that is free for 0: nobody is told where the service is before it can be there."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.create_server((host, port), family=family) as there:
            found: int = there.getsockname()[1]
            return found
    except (OSError, UnicodeError) as wrong:
        raise typer.BadParameter(f"nothing can listen on {host}:{port}: {wrong}", param_hint="--port") from wrong


def carrier_of(mail: str | None, database: str) -> "Carrier":
    """What takes letters, as `--mail` says; anything else than a folder or a mail server ends the command in words."""
    from service.invitations.post import post_of
    from service.store.address import NoStoreOfOurs

    try:
        return post_of(mail, database)
    except NoStoreOfOurs:
        raise
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong), param_hint="--mail") from wrong


def _tell_metrics(said: str) -> None:
    from service.metrics import serve as serve_metrics

    try:
        serve_metrics(said)
    except (OSError, ValueError) as wrong:
        raise typer.BadParameter(f"no metrics at {said}: {wrong}", param_hint="--metrics") from wrong


def demo(
    speed: Annotated[float, typer.Option(help="1 plays the day in about three minutes; 10 ten times as fast")] = 1.0,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    database: Annotated[str | None, typer.Option(help="Where to keep it; a throw-away file if not given")] = None,
) -> None:
    """A reference day, played on the live board as an exercise, to be played with afterwards."""
    from service.replay.script import Replay
    from web.cli.serving import run, server

    port = _free(host, port)
    with tempfile.TemporaryDirectory(prefix="firstlight-demo-") as folder:
        made, application = server(database or f"sqlite:///{folder}/demo.db", host, port)
        _add_people(application.accounts)
        # A day that lies ahead goes on by its own clock when somebody taps on it, and nobody has waited for a month.
        day = Replay(application.log, application.vault, date.today() + timedelta(days=1), exercise=True)  # noqa: DTZ011
        player = threading.Thread(target=_play, args=(day, made, speed), daemon=True)
        player.start()
        _say(f"http://{host}:{port}", day.operation)
        run(made, as_json=False, level=logging.WARNING)


def _add_people(accounts: "Accounts") -> None:
    there = {viewer.user for viewer, _ in accounts.all()}
    for username, name, agency, roles, acts_for in PEOPLE:
        if username not in there:
            accounts.add(username, PASSWORD, name=name, agency=agency, roles=roles, acts_for=acts_for)


def _say(address: str, operation: str) -> None:
    typer.echo(f"\n  The board      {address}/operations/{operation}/board")
    typer.echo(f"  All operations {address}/operations\n")
    for username, name, *_ in PEOPLE:
        typer.echo(f"  {username:<12} {PASSWORD}   {name}")
    typer.echo("\n  The day plays now, then stays as it is. Stop with Ctrl-C.\n")


def _play(day: "Replay", made: "Draining", speed: float) -> None:
    """The plan at once, the two days of the centre in about three minutes, what came after at once."""
    from service.replay.script import read_script
    from service.replay.words import with_words

    rows = with_words(read_script(REFERENCE), WORDS, day.start)
    during = [row for row in rows if 0 <= row["day"] <= 1 and row["time"] >= ("05:00" if row["day"] == 0 else "00:00")]
    pause = 170 / max(len(during), 1) / max(speed, 0.01)
    while not made.started and not made.should_exit:
        time.sleep(0.05)
    started = False
    for row, _ in day.run(rows):
        started = started or row in during
        if row in during:
            time.sleep(pause)
        if made.should_exit:
            return
    typer.echo("  The day has been played. The board is yours.\n")
