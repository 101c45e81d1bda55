"""The organisations, from the command line: who there is, of what kind, and what the law lets and bids each do."""

from contextlib import closing
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Annotated, Any

import typer

from domain.names import same_name
from web.cli.outside import LogAndVault, submitted
from web.cli.shared import DEFAULT, AnyDatabase, AsFormat, Database, Format, say

if TYPE_CHECKING:
    from projections.across.organisations import Organisation

organisations = typer.Typer(no_args_is_help=True)
Kind = Annotated[str, typer.Option(help="council, police, nca, charity, nhs ... or other")]
RefersSince = Annotated[str | None, typer.Option("--first-responder-since", help="It may refer since this day")]
RefersUntil = Annotated[str | None, typer.Option("--first-responder-until", help="It may refer until this day")]
NotifiesSince = Annotated[str | None, typer.Option("--bound-to-notify-since", help="It must notify since this day")]
NotifiesUntil = Annotated[str | None, typer.Option("--bound-to-notify-until", help="It must notify until this day")]
SecondRelease = Annotated[
    bool | None,
    typer.Option("--second-release/--one-release", help="Whether another person releases what one prepared"),
]
SecondSignOff = Annotated[
    bool | None,
    typer.Option("--second-sign-off/--one-sign-off", help="Whether another person signs a referral off"),
]
Contact = Annotated[str | None, typer.Option(help="A post, a duty telephone, a mailbox; kept sealed")]


@organisations.command()
def add(
    name: str,
    kind: Kind,
    first_responder_since: RefersSince = None,
    first_responder_until: RefersUntil = None,
    bound_to_notify_since: NotifiesSince = None,
    bound_to_notify_until: NotifiesUntil = None,
    contact: Contact = None,
    second_release: SecondRelease = None,
    second_sign_off: SecondSignOff = None,
    database: AnyDatabase = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Register an organisation; dates that are left out are those of its kind."""
    dates = _dates(first_responder_since, first_responder_until, bound_to_notify_since, bound_to_notify_until)
    said = {"name": name, "kind": kind, "contact": contact}
    asked = {"second_release": second_release, "second_sign_off": second_sign_off}
    _enter("OrganisationRegistered", {**said, **asked, **dates}, database, format)


@organisations.command()
def change(
    name: str,
    kind: Annotated[str | None, typer.Option(help="What it is from now on")] = None,
    first_responder_since: RefersSince = None,
    first_responder_until: RefersUntil = None,
    bound_to_notify_since: NotifiesSince = None,
    bound_to_notify_until: NotifiesUntil = None,
    contact: Contact = None,
    second_release: SecondRelease = None,
    second_sign_off: SecondSignOff = None,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Change an organisation; what is left out stays as it was, and `none` takes a date away."""
    dates = _dates(first_responder_since, first_responder_until, bound_to_notify_since, bound_to_notify_until)
    known, read_at = _rows(database)
    was = next((row for row in known if same_name(row["name"], name)), {"kind": "other"})
    new = {**was, **{field: value for field, value in {"kind": kind, **dates}.items() if value is not None}}
    changed = {field: None if value == "none" else value for field, value in new.items()}
    two = {"second_release": second_release, "second_sign_off": second_sign_off}
    _enter("OrganisationChanged", {**changed, "name": name, "contact": contact, **two}, database, format, read_at)


@organisations.command(name="list")
def listed(database: Database = DEFAULT, format: AsFormat = Format.text) -> None:
    """Every organisation that is known, with its kind and its dates."""
    for row in _rows(database)[0]:
        if format is Format.json:
            say(row, format)
        else:
            dates = (f"{field.replace('_', ' ')} {said}" for field, said in row.items() if "_" in field)
            typer.echo("\t".join((row["name"], row["kind"], ", ".join(dates))))


def _dates(*said: str | None) -> dict[str, str | None]:
    from domain.policy.organisations import Dates

    return dict(zip((each.name for each in fields(Dates)), said, strict=True))


def _rows(database: str) -> tuple[list[dict[str, Any]], int]:
    from service.days import Days
    from service.log import open_log

    with closing(open_log(database)) as log:
        days = Days(log)
        return [_recorded(each) for each in days.organisations.by_name.values()], days.position


def _recorded(each: "Organisation") -> dict[str, Any]:
    dates = {field: day.isoformat() for field, day in asdict(each.dates).items() if day}
    asked = {name: True for name in ("second_release", "second_sign_off") if getattr(each, name)}
    return {"name": str(each.name), "kind": each.kind, **dates, **asked}


def _enter(event: str, fields: dict[str, Any], database: str, format: Format, read_at: int | None = None) -> None:
    from service.codec import to_plain
    from service.commands.submission import Proposal
    from service.log import open_log
    from service.privacy.vault import Vault

    given = {name: value for name, value in fields.items() if value is not None}
    with closing(open_log(database)) as log:
        said = [Proposal(event, given)]
        done = submitted(LogAndVault(log, Vault(log)), given["name"], "administrator", said, read_at)
    say({name: value for name, value in to_plain(done.events[0]).items() if value and name != "contact"}, format)
