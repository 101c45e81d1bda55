"""The figures of many operations as sentences: what a partnership said of its year, and what none could say."""

from collections.abc import Iterable, Mapping
from typing import Any

from web.wording.beside_figures import belongs
from web.wording.figure_sentences import in_a_sentence
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
    if not run.of:
        return "No operation was planned in this period."
    planned = f"{run.of} planned {_many(run.of, 'operation')}"
    went = f"{run.n} of {planned} went live{_unsaid(run)}"
    if run.n is None:
        went = f"It is not recorded whether any of {planned} went live"
    if not registered.n:
        return f"{went}." if registered.n is None else f"{went}. Nobody was registered."
    came = f"{registered.n} {_many(registered.n, 'person', 'people')} came to a reception centre"
    if not victims.n:
        return f"{went}. {came}. {in_a_sentence(victims.plain(), 'M02')}"
    were = _many(victims.n, "was identified as a potential victim", "were identified as potential victims")
    return f"{went}. {came}; {victims.n} {were}{_unsaid(victims, 'operation')}."


def _unsaid(figure: Any, each: str = "") -> str:
    """What was not recorded, said beside the number; empty where everybody was looked at."""
    if not (k := figure.not_recorded):
        return ""
    return f", not recorded in {k} {_many(k, each)}" if each else f", {k} not recorded"


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
    yield _referred(referred)
    if notified.n:
        yield (
            f"For {notified.n} {_many(notified.n, 'adult')} who declined, the Home Office was notified instead, "
            "without a name."
        )
    else:
        yield in_a_sentence(notified.plain(), "M05")
    still = f"; for {open_still} it is still open" if (open_still := (done.of or 0) - (done.n or 0)) else ""
    yield f"The duty to notify is discharged for {done.n or 'none'} of {done.of}{still}."


def _referred(figure: Any) -> str:
    if figure.n is None:
        return in_a_sentence(figure.plain(), "M04")
    return (
        f"{figure.n} of {figure.of} {_many(figure.n, 'was', 'were')} referred into the National Referral Mechanism"
        f"{f'; of {figure.not_recorded} it is not recorded' if figure.not_recorded else ''}."
    )


def _pathways(figures: Figures) -> Iterable[str]:
    gone = figures["M07"]
    if gone.of:
        went = _listed(gone.breakdowns.get("destination") or {}) or "not recorded"
        yield f"{gone.of} {_many(gone.of, 'person', 'people')} left a centre. Where they went: {went}."
    if more := belongs(gone.plain(), "M07"):
        yield f"{more}."


def _against(figures: Figures) -> Iterable[str]:
    done, arrests = figures["M09b"], figures["M10"]
    if not done.n:
        yield in_a_sentence(done.plain(), "M09b")
    else:
        agencies = len(set(done.breakdowns.get("agency") or {}) - {"not_recorded"})
        each = f", {done.n / done.of:.1f} an operation" if done.of else ""
        yield (
            f"{agencies} {_many(agencies, 'agency', 'agencies')} made {done.n} disruption "
            f"{_many(done.n, 'intervention')}{each}{_unsaid(done, 'operation')}."
        )
    if not arrests.n:
        yield in_a_sentence(arrests.plain(), "M10")
    else:
        groups = arrests.breakdowns.get("offence_group") or {}
        kinds = f": {_listed(groups)}" if groups else ""
        yield f"{arrests.n} {_many(arrests.n, 'arrest')}{kinds}{_unsaid(arrests, 'operation')}."


def _listed(counts: Mapping[str, int]) -> str:
    """Counts in words, the most frequent first, what was not recorded last."""
    rows = sorted(counts.items(), key=lambda row: (row[0] == "not_recorded", -row[1], row[0]))
    return ", ".join(f"{label(code)} {n}" for code, n in rows)


def _many(n: float | None, one: str, several: str = "") -> str:
    return one if n == 1 else several or f"{one}s"
