"""Whether the tables of a PostgreSQL database are those that this version needs; the service never makes them."""

from pathlib import Path

from service.store.address import without_password
from service.store.errors import OlderTables
from service.store.postgres import Postgres

VERSIONS = Path(__file__).parents[1] / "migrations" / "versions"


def newest() -> str:
    """The revision that this version needs: they are numbered, and each is a file."""
    return max(each.stem.partition("_")[0] for each in VERSIONS.glob("[0-9]*.py"))


def revision_of(db: Postgres) -> str | None:
    """The revision of a database; None where it was never migrated."""
    if db.execute("SELECT to_regclass('alembic_version')").fetchone()[0] is None:
        return None
    row = db.execute("SELECT version_num FROM alembic_version").fetchone()
    return row[0] if row else None


def must_be_migrated(db: Postgres) -> None:
    """Raises OlderTables for any revision but the one needed."""
    found, needed = revision_of(db), newest()
    if found == needed:
        return
    where = without_password(db.database)
    if found is not None and found > needed:
        raise OlderTables(
            f"{where} has tables of a newer version ({found}, this one knows {needed}): run that version."
        )
    raise OlderTables(
        f"{where} has {f'older tables ({found}, this version needs {needed})' if found else 'no tables yet'}. "
        f"Run: firstlight migrate --database {where}"
    )
