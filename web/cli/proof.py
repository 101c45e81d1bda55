"""Prove the store; sign its head, to be kept elsewhere."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.cli.shared import DEFAULT, AsFormat, Database, Format, fail, say
from web.cli.store import store_of

if TYPE_CHECKING:
    from service.proof.checkpoint import Checkpoint
    from service.proof.verify import Verification

Against = Annotated[str | None, typer.Option("--checkpoint", help="A checkpoint's file, or position:hash")]
PublicKey = Annotated[str | None, typer.Option("--public-key", help="The checkpoint's public key, kept elsewhere")]
To = Annotated[Path | None, typer.Argument(help="Where to write it; without one, to standard output alone")]


def verify(
    checkpoint: Against = None,
    public_key: PublicKey = None,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Prove offline that no row of the store was changed, removed, moved or slipped in."""
    from service.proof import checkpoint as checkpoints
    from service.proof import verify as proved
    from service.proof.reading import Fault

    path = store_of(database)
    known, signed, losses_known_to = _checkpoint(checkpoint) if checkpoint else None, None, 0
    wrong = None
    if known is not None and known.entry is not None:
        which, wrong = checkpoints.held_against(known, (public_key or "").strip().lower(), _own(path))
        signed = f"the signature was held against {which}"
        losses_known_to = 0 if wrong or which == checkpoints.ITS_OWN else known.entry
    found = proved(path, known, losses_known_to)
    if wrong:
        found = replace(found, faults=(*found.faults, Fault("checkpoint", "", wrong)))
    _tell(found, signed, format)
    if not found.sound:
        sys.exit(1)


def checkpoint(to: To = None, database: Database = DEFAULT) -> None:
    """Prove the store and sign its head; keep the result, and its public key, away from this machine."""
    from service.codec import to_json
    from service.privacy.fresh_file import put
    from service.proof import checkpoint as checkpoints
    from service.proof import verify as proved
    from web.wording.proof import removal

    path = store_of(database)
    found = proved(path, losses_known_to=sys.maxsize)
    if not found.sound:
        fail({"error": "the store is not sound, and nothing is signed", "faults": [str(each) for each in found.faults]})
    key = checkpoints.signing_key(path)
    if key is None:
        fail({"error": f"the vault's key is not at hand: neither {path}.key nor FIRSTLIGHT_KEY"})
    made = to_json(checkpoints.sign(found, key)).decode()
    for line in map(removal, found.others):
        typer.echo(line, err=True)
    if to is not None:
        put(to, f"{made}\n".encode())
    typer.echo(made)


def _checkpoint(given: str) -> "Checkpoint":
    """What a file holds, or what was typed."""
    from service.proof.checkpoint import read

    try:
        return read(Path(given).read_text("utf-8") if Path(given).is_file() else given)
    except (OSError, ValueError):
        raise typer.BadParameter(f"{given} is no checkpoint; name its file, or write position:hash") from None


def _own(path: str) -> str | None:
    from service.privacy.key_file import KeyUnusable
    from service.proof.checkpoint import public_key, signing_key
    from service.proof.reading import BROKEN

    try:
        return public_key(key) if (key := signing_key(path)) else None
    except (KeyUnusable, *BROKEN):
        return None


def _tell(found: "Verification", signed: str | None, format: Format) -> None:
    """Everything that was found. Beside JSON, the faults stand on standard error as well, a line each."""
    from web.wording.proof import cannot_be_read, erasure, removal

    faults = [str(each) for each in found.faults]
    erased = [erasure(each) for each in found.erased]
    notes = [
        *map(removal, found.others),
        *map(cannot_be_read, found.unread),
        *(each for each in (found.unproved, signed) if each),
    ]
    head = {"position": found.position, "entry": found.entry, "hash": found.hash}
    for line in (*faults, *erased, *notes) if format is Format.text else ():
        typer.echo(line)
    if format is Format.text:
        say({"sound": "yes" if found.sound else "no", **head}, format)
        return
    say({"sound": found.sound, **head, "faults": found.faults, "erased": erased, "notes": notes}, format)
    for line in faults:
        typer.echo(line, err=True)
