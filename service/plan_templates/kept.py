"""The templates that a council made of its own plans: in the store's file, sealed, each version beside the earlier."""

import json
from collections.abc import Callable
from dataclasses import asdict

from cryptography.exceptions import InvalidTag

from domain.words import Agency
from service.log import beside_the_log
from service.plan_templates.template import Template, read
from service.privacy.box import Box
from service.store import writing

SCHEMA = """
CREATE TABLE IF NOT EXISTS plan_template (agency TEXT NOT NULL, code TEXT NOT NULL, version TEXT NOT NULL,
    made_by TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (agency, code, version));
"""


_KEEP = """
INSERT INTO plan_template VALUES (?, ?, ?, ?, ?)
ON CONFLICT (agency, code, version) DO UPDATE SET made_by = excluded.made_by, sealed = excluded.sealed
"""


class NameTaken(Exception):
    """Another template has the name: `by_now` is the one."""

    def __init__(self, by_now: Template) -> None:
        super().__init__(by_now.name)
        self.by_now = by_now


class OwnTemplates:
    """Keeps what an organisation made its own; `key` (32 bytes) seals it."""

    def __init__(self, database: str, key: bytes) -> None:
        self._db = beside_the_log(database, SCHEMA)
        self._box = Box(key)

    def keep(self, agency: Agency, by: str, template: Template, instead_of: Callable[[Template], bool]) -> None:
        """Keep a version, in place of another of its name where that is the one that is meant. Raises NameTaken."""
        sealed = self._box.seal(json.dumps(asdict(template)).encode(), _bound(agency, template.name))
        with writing(self._db):
            by_now = self.of(agency).get(template.code)
            if by_now and by_now != template and not instead_of(by_now):
                raise NameTaken(by_now)
            self._db.execute(_KEEP, (agency.folded, template.code, template.version, by, sealed))

    def of(self, agency: Agency) -> dict[str, Template]:
        """The latest version of each that an organisation has, by its code."""
        sql = "SELECT code, version, sealed FROM plan_template WHERE agency = ? ORDER BY version"
        found: dict[str, Template] = {}
        for code, version, sealed in self._db.execute(sql, (agency.folded,)).fetchall():
            try:
                found[code] = read(json.loads(self._box.open(sealed, _bound(agency, f"{code} {version}"))))
            except (InvalidTag, ValueError, TypeError):  # what nobody can read any more is offered to nobody
                continue
        return found

    def close(self) -> None:
        self._db.close()


def _bound(agency: Agency, name: str) -> bytes:
    return f"{agency.folded}|{name}".encode()
