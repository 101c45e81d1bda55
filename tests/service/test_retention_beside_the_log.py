"""Invitations and own templates go by the same period and command as looks; nothing of an operation that runs does."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from domain.words import Agency, OperationId
from service.days import Days
from service.invitations.kept import Invitations
from service.log import SqliteLog
from service.plan_templates.kept import OwnTemplates
from service.plan_templates.template import Template
from service.proof import verify
from service.retention import Gone, Retention
from tests.given import a_plan, an_open_centre, closed
from web.cli.main import app

pytestmark = pytest.mark.file
KEY = bytes(32)
COUNCIL = Agency("Council")
ASKED = "Morgan Example"
DAYS = {"op-live": an_open_centre, "op-over": closed, "op-plan": a_plan}


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    """An operation that runs, one that is over, one that was planned in autumn 2026 and never opened."""
    with closing(SqliteLog(str(tmp_path / "s.db"))) as made:
        for operation, given in DAYS.items():
            given(log=made, operation=OperationId(operation))
        yield made


def invite(log: SqliteLog, until: datetime, *operations: str) -> None:
    with closing(Invitations(f"sqlite:///{log.path}", KEY)) as kept:
        for each in operations:
            kept.opened(each, "Police", "Council", ASKED, until.timestamp())


def invited(log: SqliteLog) -> list[str]:
    with closing(Invitations(f"sqlite:///{log.path}", KEY)) as kept:
        return [each for each in (*DAYS, "op-gone") if kept.of(each)]


def keep(log: SqliteLog, *versions: str) -> None:
    with closing(OwnTemplates(f"sqlite:///{log.path}", KEY)) as kept:
        for each in versions:
            kept.keep(
                COUNCIL, "casey", Template(code="weeks", version=each, title="Weeks", about="", aims=f"Of {each}")
            )


def offered(log: SqliteLog) -> list[str]:
    with closing(OwnTemplates(f"sqlite:///{log.path}", KEY)) as kept:
        return [each.aims for each in kept.of(COUNCIL).values()]


def remove(log: SqliteLog, before: date) -> Gone:
    with closing(Retention(f"sqlite:///{log.path}")) as kept:
        over = kept.over(before, Days(log).operations.cards)
        gone = kept.remove(before, "our own", Days(log).operations.cards)
        assert gone == over, "what it says beforehand is what goes"
        return gone


def test_an_invitation_goes_once_its_link_ended_before_the_period_and_its_operation_does_not_run(
    log: SqliteLog,
) -> None:
    invite(log, datetime(2026, 9, 1, tzinfo=UTC), *DAYS, "op-gone")
    assert remove(log, date(2026, 9, 1)).invitations == 0, "it ended on the first day that is kept"
    assert remove(log, date(2026, 9, 10)).invitations == 2
    assert invited(log) == ["op-live", "op-plan"], "somebody has planned since"
    assert remove(log, date(2027, 9, 10)).invitations == 1
    assert invited(log) == ["op-live"]


def test_a_version_of_a_template_goes_by_its_day_and_a_later_one_stays(log: SqliteLog) -> None:
    keep(log, "2020-03-01", "2026-03-01")
    assert remove(log, date(2020, 3, 1)).templates == 0
    assert remove(log, date(2021, 1, 1)).templates == 1
    assert offered(log) == ["Of 2026-03-01"]
    assert remove(log, date(2027, 1, 1)).templates == 1
    assert offered(log) == []


def test_the_command_says_what_would_go_then_what_went_and_nothing_of_it_is_left_in_the_file(log: SqliteLog) -> None:
    invite(log, datetime(2016, 7, 1, tzinfo=UTC), "op-over", "op-live")
    keep(log, "2016-07-01")
    command = ["retention", "--database", f"sqlite:///{log.path}"]
    told = json.loads(CliRunner().invoke(app, command).stdout)
    assert [told[each] for each in ("removed", "would_be_removed", "looks", "invitations", "templates")] == [
        *(0, 2, 0, 1, 1)
    ]
    assert invited(log) == ["op-live", "op-over"]
    done = json.loads(CliRunner().invoke(app, [*command, "--years", "6", "--source", "row 14"]).stdout)
    assert [done[each] for each in ("removed", "looks", "invitations", "templates", "source")] == [2, 0, 1, 1, "row 14"]
    assert invited(log) == ["op-live"]
    assert verify(log.path).sound
    left = b"".join(each.read_bytes() for each in Path(log.path).parent.iterdir() if each.is_file())
    assert left.count(ASKED.encode()) == 1, "that of the operation that runs"
