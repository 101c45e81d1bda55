"""By the period of looks, invitations and own templates go too; nothing of an operation that runs. On either store."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from domain.words import Agency, OperationId
from service.access.access_log import AccessLog
from service.days import Days
from service.invitations.kept import Invitations
from service.log import Log, open_log
from service.plan_templates.kept import OwnTemplates
from service.plan_templates.template import Template
from service.proof import verify
from service.retention import Gone, Retention
from service.store import is_postgres, sqlite_path
from tests.given import a_plan, an_open_centre, closed
from tests.postgres import address
from web.cli.main import app

KEY = bytes(32)
COUNCIL = Agency("Council")
ASKED = "Morgan Example"
DAYS = {"op-live": an_open_centre, "op-over": closed, "op-plan": a_plan}


@dataclass(frozen=True, slots=True)
class Store:
    """A store of either kind, its log open as a service has it."""

    database: str
    log: Log

    def invite(self, until: datetime, *operations: str) -> None:
        with closing(Invitations(self.database, KEY)) as kept:
            for each in operations:
                kept.opened(each, "Police", "Council", ASKED, until.timestamp())

    def invited(self) -> list[str]:
        with closing(Invitations(self.database, KEY)) as kept:
            return [each for each in (*DAYS, "op-gone") if kept.of(each)]

    def keep(self, *versions: str) -> None:
        with closing(OwnTemplates(self.database, KEY)) as kept:
            for each in versions:
                made = Template(code="weeks", version=each, title="Weeks", about="", aims=f"Of {each}")
                kept.keep(COUNCIL, "casey", made, lambda _: True)

    def offered(self) -> list[str]:
        with closing(OwnTemplates(self.database, KEY)) as kept:
            return [each.aims for each in kept.of(COUNCIL).values()]

    def remove(self, before: date) -> Gone:
        with closing(Retention(self.database)) as kept:
            over = kept.over(before, Days(self.log).operations.cards)
            gone = kept.remove(before, "our own", Days(self.log).operations.cards)
            assert gone == over, "what it says beforehand is what goes"
            return gone

    def command(self, *said: str) -> dict[str, Any]:
        done = CliRunner().invoke(app, ["retention", "--database", self.database, *said])
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    def is_sound(self) -> bool:
        return verify(self.database if is_postgres(self.database) else sqlite_path(self.database)).sound


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An operation that runs, one that is over, one that was planned in autumn 2026 and never opened."""
    database = address(tmp_path / "s.db")
    with closing(open_log(database)) as log:
        for operation, given in DAYS.items():
            given(log=log, operation=OperationId(operation))
        yield Store(database, log)


def test_an_invitation_goes_once_its_link_ended_before_the_period_and_its_operation_does_not_run(
    store: Store,
) -> None:
    store.invite(datetime(2026, 9, 1, tzinfo=UTC), *DAYS, "op-gone")
    assert store.remove(date(2026, 9, 1)).invitations == 0, "it ended on the first day that is kept"
    assert store.remove(date(2026, 9, 10)).invitations == 2
    assert store.invited() == ["op-live", "op-plan"], "somebody has planned since"
    assert store.remove(date(2027, 9, 10)).invitations == 1
    assert store.invited() == ["op-live"]


def test_a_version_of_a_template_goes_by_its_day_and_a_later_one_stays(store: Store) -> None:
    store.keep("2020-03-01", "2026-03-01")
    assert store.remove(date(2020, 3, 1)).templates == 0
    assert store.remove(date(2021, 1, 1)).templates == 1
    assert store.offered() == ["Of 2026-03-01"]
    assert store.remove(date(2027, 1, 1)).templates == 1
    assert store.offered() == []


def test_a_look_goes_and_the_chain_says_so(store: Store) -> None:
    with closing(AccessLog(store.database)) as looks:
        looks.record("casey", "Council", "op-over", "identity", "P01", "asked by the safeguarding lead")
        assert store.remove(date(2020, 1, 1)).looks == 0
        assert store.remove(date(2100, 1, 1)).looks == 1
        assert list(looks.entries("op-over")) == []
    assert store.is_sound()


def test_the_command_says_what_would_go_and_then_what_went(store: Store) -> None:
    store.invite(datetime(2016, 7, 1, tzinfo=UTC), "op-over", "op-live")
    store.keep("2016-07-01")
    told = store.command()
    assert [told[each] for each in ("removed", "would_be_removed", "looks", "invitations", "templates")] == [
        *(0, 2, 0, 1, 1)
    ]
    assert store.invited() == ["op-live", "op-over"]
    done = store.command("--years", "6", "--source", "row 14")
    assert [done[each] for each in ("removed", "looks", "invitations", "templates", "source")] == [2, 0, 1, 1, "row 14"]
    assert store.invited() == ["op-live"]
    assert store.is_sound()


@pytest.mark.file
def test_nothing_of_what_went_is_left_in_the_file(store: Store) -> None:
    store.invite(datetime(2016, 7, 1, tzinfo=UTC), "op-over", "op-live")
    store.command("--years", "6", "--source", "row 14")
    folder = Path(sqlite_path(store.database)).parent
    left = b"".join(each.read_bytes() for each in folder.iterdir() if each.is_file())
    assert left.count(ASKED.encode()) == 1, "that of the operation that runs"
