"""What is made by several at one moment, in whichever process: one account of a name, one link, one template."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from domain.words import Agency
from service.access.accounts import Accounts
from service.invitations.kept import A_MOMENT, BEING_SENT, Invitations
from service.plan_templates.kept import NameTaken, OwnTemplates
from service.plan_templates.template import Template
from tests import postgres
from tests.running import PASSWORD

COUNCIL = Agency("Council")
LATER = 4_000_000_000.0
KEY = bytes(32)


@pytest.fixture(params=["file", "postgresql"])
def database(tmp_path: Path, request: pytest.FixtureRequest) -> str:
    return f"sqlite:///{tmp_path}/beside.db" if request.param == "file" else postgres.made()


def at_once(make: Callable[[str], Any], *given: str) -> list[Any]:
    """What each came to, all begun at one moment."""
    together = Barrier(len(given))

    def begun(one: str) -> Any:
        together.wait()
        return make(one)

    with ThreadPoolExecutor(len(given)) as several:
        return list(several.map(begun, given))


def test_of_several_accounts_of_one_name_in_other_letters_there_is_one(database: str) -> None:
    def add(name: str) -> str:
        with closing(Accounts(database)) as accounts:
            try:
                accounts.add(name, PASSWORD, name=name, agency="Council", roles=["manager"])
            except ValueError as wrong:
                return str(wrong)
            return ""

    Accounts(database).close()
    told = at_once(add, "kim", "Kim", "KIM")
    with closing(Accounts(database)) as accounts:
        (only,) = (each.user for each, _ in accounts.all())
    assert sorted(told) == ["", *[f"there is an account {only} already"] * 2]


def test_several_who_ask_one_partner_send_one_link(database: str) -> None:
    every = [Invitations(database, KEY) for _ in range(3)]
    given = dict(zip("abc", every, strict=True))
    for operation in ("op-1", "op-2", "op-3"):
        links = at_once(lambda who: given[who].opened(operation, "Police", "Council", who, LATER), *given)  # noqa: B023
        assert len({each.id for each in links}) == 1
    for each in every:
        each.close()


def test_of_several_who_send_one_letter_one_does_and_a_killed_one_s_is_sent_again(database: str) -> None:
    now = [1_800_000_000.0]
    every = [Invitations(database, KEY, lambda: now[0]) for _ in range(3)]
    given, link = dict(zip("abc", every, strict=True)), every[0].opened("op-1", "Police", "Council", "mo", LATER)

    def sends() -> int:
        return at_once(lambda who: given[who].takes_up(link), *given).count(True)

    def kept() -> Any:
        return every[0].of("op-1")["police"]

    assert (sends(), sends(), kept().not_sent) == (1, 0, BEING_SENT)
    now[0] += A_MOMENT
    assert sends() == 1, "whoever took it up was killed"
    every[0].was_sent(link, "The mail server did not answer.")
    assert (kept().sent_at, sends()) == (None, 1), "it never went out, and may be tried at once"
    every[0].was_sent(link, None)
    assert (kept().sent_at, kept().not_sent, sends()) == (now[0], None, 0)
    for each in every:
        each.close()


def test_of_several_templates_of_one_name_the_first_stands_and_the_others_are_told(database: str) -> None:
    def keep(about: str) -> str:
        with closing(OwnTemplates(database, KEY)) as kept:
            try:
                kept.keep(
                    COUNCIL, "mo", Template(code="own-1", version="1", title="Farms", about=about), lambda _: False
                )
            except NameTaken as taken:
                return taken.by_now.about
            return about

    OwnTemplates(database, KEY).close()
    told = at_once(keep, "one", "two", "three")
    assert len(set(told)) == 1, "each names the one that stands"
