"""Backups made and restored by their commands, and taken apart."""

import io
import json
import tarfile

from typer.testing import CliRunner, Result

from web.cli.main import app

PASSPHRASE = "four words of our own"


def command(*words: str, passphrase: str | None = PASSPHRASE) -> Result:
    env = {"FIRSTLIGHT_PASSPHRASE": passphrase}
    ran = CliRunner().invoke(app, words, env=env)
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran


def backed_up(store: str, name: str = "b") -> str:
    file = f"{store}.{name}"
    ran = command("backup", file, "--database", f"sqlite:///{store}")
    assert ran.exit_code == 0, ran.stderr
    assert json.loads(ran.stdout)["done"] == file
    return file


def restored(file: str, to: str, passphrase: str = PASSPHRASE) -> Result:
    return command("restore", file, "--to", f"sqlite:///{to}", passphrase=passphrase)


def refused(ran: Result) -> str:
    assert (ran.exit_code, ran.stdout) == (1, "")
    return ran.stderr.removesuffix("\n")


def members(file: str) -> dict[str, bytes]:
    with tarfile.open(file) as tar:
        return {each.name: tar.extractfile(each).read() for each in tar.getmembers()}  # type: ignore[union-attr]


def packed(file: str, held: dict[str, bytes]) -> None:
    with tarfile.open(file, "w") as tar:
        for name, data in held.items():
            part = tarfile.TarInfo(name)
            part.size = len(data)
            tar.addfile(part, io.BytesIO(data))
