"""What stores: one SQLite file, or a PostgreSQL database that is used as a connection of SQLite is."""

from service.store.address import is_postgres, sqlite_path
from service.store.beside import beside_the_log
from service.store.db import Db, writing
from service.store.errors import NotStored, WentBack

__all__ = ["Db", "NotStored", "WentBack", "beside_the_log", "is_postgres", "sqlite_path", "writing"]
