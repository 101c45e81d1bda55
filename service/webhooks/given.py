"""What somebody gave to programs: it is their organisation's, and goes on whatever becomes of their account.

So whoever takes an account or a role away is told of it, and the pages say whose maker is no administrator any more.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from domain.words import Agency
from service.access import tokens
from service.log import beside_the_log
from service.webhooks import kept as webhooks


@dataclass(frozen=True, slots=True)
class GivenToPrograms:
    """A token or a webhook that still opens or sends something; `until` (Unix) is the end of a token."""

    id: str
    name: str
    agency: Agency
    until: float | None = None


def given_by(database: str, username: str, moment: float) -> list[GivenToPrograms]:
    """What an account made that goes on after a moment (Unix)."""
    with closing(beside_the_log(database, tokens.SCHEMA + webhooks.SCHEMA)) as db:
        sql = "SELECT {} FROM {} WHERE made_by = ? ORDER BY made"
        made = db.execute(sql.format(tokens.COLUMNS, "api_token"), (username,)).fetchall()
        sent = db.execute(sql.format(webhooks.COLUMNS, "webhook"), (username,)).fetchall()
    return [*_open(map(tokens.as_kept, made), moment), *_sent(map(webhooks.as_kept, sent))]


def _open(made: Iterable[tokens.ApiToken], moment: float) -> Iterator[GivenToPrograms]:
    for each in made:
        if each.revoked is None and not each.broken and each.until > moment:
            yield GivenToPrograms(each.id, each.name, each.agency, each.until)


def _sent(made: Iterable[webhooks.Webhook]) -> Iterator[GivenToPrograms]:
    return (GivenToPrograms(each.id, each.name, each.agency) for each in made if each.state != webhooks.REMOVED)
