"""The tables of a PostgreSQL database, brought up to what this version needs: `firstlight migrate`, never a start."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import ProgrammingError

from service.outcomes.engine import engine_of, writing
from service.outcomes.opening import made_anew
from service.store.errors import NotMigrated
from service.store.postgres import WRITING


def migrate(database: str, back_to: str | None = None) -> None:
    """Bring a database up to this version, or back to an earlier revision: all of it or nothing, while nobody writes.

    The tables across operations are made anew where they are another version's; they fill by themselves from the log.
    Raises NotStored where the database is away, NotMigrated where there is no such revision or the role may not do it.
    """
    engine = engine_of(database)
    try:
        with writing(engine).begin() as db:
            _migrate(db, back_to)
    except CommandError as error:
        raise NotMigrated(str(error)) from error
    except ProgrammingError as error:
        if not isinstance(error.orig, InsufficientPrivilege):
            raise
        raise NotMigrated(f"{error.orig}: connect as the role that has the tables") from error
    finally:
        engine.dispose()


def _migrate(db: Connection, back_to: str | None) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = db
    db.execute(text(f"SELECT pg_advisory_xact_lock({WRITING})"))
    db.execute(text("SET LOCAL search_path TO public"))
    command.downgrade(config, back_to) if back_to else command.upgrade(config, "head")
    db.execute(text("SET LOCAL search_path TO outcomes"))
    made_anew(db)
