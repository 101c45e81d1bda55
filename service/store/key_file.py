"""Where the key of a PostgreSQL database lies: in a file that every process of the service can read."""

import os

from service.store.address import beside

VARIABLE = "FIRSTLIGHT_KEY_FILE"


def key_file(database: str) -> str:
    """The file that FIRSTLIGHT_KEY_FILE names, else NAME.key in the working folder."""
    return os.environ.get(VARIABLE) or beside(database, "key")
