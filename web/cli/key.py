"""The vault's key: changing it."""

from contextlib import closing

import typer

from web.cli.shared import DEFAULT, AsFormat, Database, Format, say
from web.cli.store import store_of

keys = typer.Typer(no_args_is_help=True)


@keys.command()
def rotate(database: Database = DEFAULT, format: AsFormat = Format.json) -> None:
    """Make a new key and wrap every key of the vault with it; the service may go on beside it."""
    from service.log import open_log
    from service.privacy.rotation import rotate as rotated
    from service.privacy.vault import Vault
    from service.proof.checkpoint import public_key, signing_key

    path = store_of(database)
    with closing(open_log(database)) as log:
        Vault(log)
        wrapped = rotated(log)
    signs = signing_key(path)
    say({"wrapped": wrapped, "public_key": public_key(signs) if signs else None}, format)
