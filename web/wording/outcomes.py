"""The figures of many operations as sentences: what a partnership said of its year, and what none could say."""

from collections.abc import Iterable, Mapping
from typing import Any

from web.wording.labels import label

Figures = Mapping[str, Any]
"""Measures by their id, each with `n`, `of`, `not_recorded` and `breakdowns`."""


def sentences(figures: Figures) -> list[str]:
    """Sandwell's paragraph from the log: operations, people, referral or notification, pathways, disruption, arrests.

    The first says most. What was not recorded is said so; nothing is guessed.
    """
    told = (_ages(figures), _duty(figures), _pathways(figures), _against(figures), _kinds(figures))
    return [_first(figures), *(" ".join(each) for each in map(list, told) if each)]


def _first(figures: Figures) -> str:
    run, registered, victims = figures["M01"], figures["M88"], figures["M02"]
    went = f"{run.n} of {run.of} planned {_many(run.of, 'operation')} went live"
    if not registered.n:
        return f"{went}. Nobody was registered."
    came = f"{registered.n} {_many(registered.n, 'person', 'people')} came to a reception centre"
    return f"{went}. {came}; {victims.n or 0} {_many(victims.n, 'was', 'were')} identified as potential victims."


def _kinds(figures: Figures) -> Iterable[str]:
    run = figures["M01"].breakdowns
    if kinds := run.get("exploitation_type"):
        yield f"By kind of exploitation, where one operation may have several: {_listed(kinds)}."
    if premises := run.get("premises"):
        yield f"By premises: {_listed(premises)}."


def _ages(figures: Figures) -> Iterable[str]:
    if ages := figures["M03"].breakdowns.get("age_now"):
        yield f"Of the potential victims, by age now: {_listed(ages)}."


def _duty(figures: Figures) -> Iterable[str]:
    referred, notified, done = figures["M04"], figures["M05"], figures["M06"]
    if not referred.of:
        return
    yield (
        f"{referred.n} of {referred.of} were referred into the National Referral Mechanism. "
        f"For {notified.n or 0} adults who declined, the Home Office was notified instead, without a name."
    )
    open_still = (done.of or 0) - (done.n or 0)
    yield f"The duty to notify is discharged for {done.n} of {done.of}; for {open_still} it is still open."


def _pathways(figures: Figures) -> Iterable[str]:
    gone = figures["M07"]
    if not gone.of:
        return
    yield f"{gone.of} people left a centre. Where they went: {_listed(gone.breakdowns.get('destination') or {})}."


def _against(figures: Figures) -> Iterable[str]:
    done, arrests = figures["M09b"], figures["M10"]
    if done.n is None:
        yield "No disruption intervention was recorded."
    else:
        agencies = len(set(done.breakdowns.get("agency") or {}) - {"not_recorded"})
        each = f", {done.n / done.of:.1f} an operation" if done.of else ""
        yield (
            f"{agencies} {_many(agencies, 'agency', 'agencies')} made {done.n} disruption "
            f"{_many(done.n, 'intervention')}{each}."
        )
    if arrests.n is None:
        yield "No arrest was recorded."
    else:
        groups = arrests.breakdowns.get("offence_group") or {}
        yield f"{arrests.n} {_many(arrests.n, 'arrest')}{f': {_listed(groups)}' if groups else ''}."


def _listed(counts: Mapping[str, int]) -> str:
    """Counts in words, the most frequent first, what was not recorded last."""
    rows = sorted(counts.items(), key=lambda row: (row[0] == "not_recorded", -row[1], row[0]))
    return ", ".join(f"{label(code)} {n}" for code, n in rows)


def _many(n: float | None, one: str, several: str = "") -> str:
    return one if n == 1 else several or f"{one}s"
