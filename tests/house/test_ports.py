"""A test's server answers a test, and no other test's server in its place."""

import socket

import pytest

from tests import ports
from tests.ports import free_port


def test_a_port_is_given_once_before_anything_listens_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    _only(3, monkeypatch)
    assert len({free_port() for _ in range(3)}) == 3


def test_no_port_is_given_on_which_somebody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *others = _only(3, monkeypatch)
    with socket.create_server(("127.0.0.1", first)):
        assert {free_port(), free_port()} == {*others}


def _only(some: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """So many ports, which are free, and no others."""
    found = [free_port() for _ in range(some)]
    for _ in range(some):
        ports._held.pop().close()
    monkeypatch.setattr(ports, "PORTS", found)
    return found
