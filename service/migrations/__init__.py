"""The tables of a PostgreSQL database, brought up to what this version needs: `firstlight migrate`, never a start."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from service.outcomes.opening import engine_of, made_anew, writing
from service.store.postgres import WRITING


def migrate(database: str, back_to: str | None = None) -> None:
    """Bring a database up to this version, or back to an earlier revision: all of it or nothing, while nobody writes.

    The tables across operations are made anew where they are another version's; they fill by themselves from the log.
    Raises NotStored where the database is away.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    engine = engine_of(database)
    with writing(engine).begin() as db:
        db.execute(text(f"SELECT pg_advisory_xact_lock({WRITING})"))
        db.execute(text("SET LOCAL search_path TO public"))
        config.attributes["connection"] = db
        command.downgrade(config, back_to) if back_to else command.upgrade(config, "head")
        db.execute(text("SET LOCAL search_path TO outcomes"))
        made_anew(db)
    engine.dispose()
