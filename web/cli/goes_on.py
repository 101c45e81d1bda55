"""What an account gave to programs outlives it: whoever takes it away hears of it, on standard error."""

import typer


def tell_what_goes_on(database: str, username: str) -> None:
    """Each token that opens something and each webhook of an account, with how it is ended."""
    import time
    from datetime import UTC, datetime

    from service.webhooks.given import given_by
    from web.wording.proof import day

    if given := given_by(database, username, time.time()):
        typer.echo(f"{username} gave programs what goes on as before; see whether it should:", err=True)
    for each in given:
        if each.until is None:
            typer.echo(f"webhook {each.id} {each.name} of {each.agency}: remove it on the page Webhooks", err=True)
        else:
            until = f"until {day(datetime.fromtimestamp(each.until, UTC))}"
            named = f"token {each.id} {each.name} of {each.agency}, {until}"
            typer.echo(f"{named}: firstlight token revoke {each.id}", err=True)
