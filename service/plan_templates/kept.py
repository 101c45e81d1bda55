"""The templates that a council made of its own plans: in the store's file, sealed, each version beside the earlier."""

import json
import os
import sqlite3
from dataclasses import asdict

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.words import Agency
from service.log import sqlite_path
from service.plan_templates.template import Template, read

_NONCE = 12
SCHEMA = """
CREATE TABLE IF NOT EXISTS plan_template (agency TEXT NOT NULL, code TEXT NOT NULL, version TEXT NOT NULL,
    made_by TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (agency, code, version));
"""


class OwnTemplates:
    """Keeps what an organisation made its own; `key` (32 bytes) seals it."""

    def __init__(self, database: str, key: bytes) -> None:
        path = ":memory:" if database == "memory://" else sqlite_path(database)
        self._db = sqlite3.connect(path, timeout=5, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.executescript(SCHEMA)
        self._seal = AESGCM(key)

    def keep(self, agency: Agency, by: str, template: Template) -> None:
        """Keep a version; the same made twice on one day is kept as it was made last."""
        nonce = os.urandom(_NONCE)
        bound = f"{agency.folded}|{template.name}".encode()
        sealed = nonce + self._seal.encrypt(nonce, json.dumps(asdict(template)).encode(), bound)
        row = (agency.folded, template.code, template.version, by, sealed)
        self._db.execute("INSERT OR REPLACE INTO plan_template VALUES (?, ?, ?, ?, ?)", row)

    def of(self, agency: Agency) -> dict[str, Template]:
        """The latest version of each that an organisation has, by its code."""
        sql = "SELECT code, version, sealed FROM plan_template WHERE agency = ? ORDER BY version"
        found: dict[str, Template] = {}
        for code, version, sealed in self._db.execute(sql, (agency.folded,)).fetchall():
            bound = f"{agency.folded}|{code} {version}".encode()
            try:
                found[code] = read(json.loads(self._seal.decrypt(sealed[:_NONCE], sealed[_NONCE:], bound)))
            except (InvalidTag, ValueError, TypeError):  # what nobody can read any more is offered to nobody
                continue
        return found

    def close(self) -> None:
        self._db.close()
