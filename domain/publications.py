"""What goes out: what of a version's figures stands in it, as a short code, and what is against sending it out."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple, Protocol

from domain.patterned import ShownCode

OF_THE_LOG = ("position", "as_of")
"""What a version keeps of the log beside its figures: no reader of a public version is told."""
ISSUED = "issued"
"""The month in which it goes out; it is in the file, and no figure."""


class WasShown(Protocol):
    """A public version; `seen` is the code under which it was shown to whoever prepares it or sends it out."""

    @property
    def seen(self) -> ShownCode | None: ...

    @property
    def figures(self) -> str | None: ...


class GoesOut(WasShown, Protocol):
    """A public version that somebody sends out; `second_release` is whether another person prepares it first."""

    @property
    def second_release(self) -> bool: ...


class Preparation(NamedTuple):
    """Who prepared a version, and its figures as they then were (JSON)."""

    actor: str
    figures: str | None


def shown_code(figures: str | None) -> ShownCode:
    """What stands in a version, as a code that is another wherever anything in it is."""
    return ShownCode(sha256(json.dumps(_stands(figures), sort_keys=True).encode()).hexdigest()[:16].upper())


def same_figures(one: str | None, other: str | None) -> bool:
    """Whether two versions say the same, in whichever month they go out."""
    first, second = ({**_stands(figures), ISSUED: None} for figures in (one, other))
    return first == second


def not_as_seen(version: WasShown) -> Iterator[str]:
    """The reason against a version that is another than the one that was shown."""
    if version.seen and version.seen != shown_code(version.figures):
        yield "not_as_seen"


def against_sending(version: GoesOut, prepared: Preparation | None, actor: str) -> Iterator[str]:
    """Every reason against sending a version out that was, or was not, prepared by somebody."""
    yield from not_as_seen(version)
    if not version.second_release:
        return
    if prepared is None:
        yield "not_prepared"
        return
    if prepared.actor == actor:
        yield "prepared_by_you"
    if not same_figures(prepared.figures, version.figures):
        yield "changed_since_prepared"


def _stands(figures: str | None) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(figures or "{}")
    return {name: value for name, value in held.items() if name not in OF_THE_LOG}
