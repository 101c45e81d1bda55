"""The house checks itself: nothing without an audience, a role or words; files short; the project speaks of itself."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from domain.kernel import DECISIONS, EVENTS
from projections.measures import MEASURES, SECTIONS, SHORT, TITLES
from projections.measures.declared import measure
from service.access.access import Viewer, audience, may_do
from service.access.table import AUDIENCE, MAY_DO
from web.contract import generated
from web.pages.record.next_actions import NEXT, ONE_TAP
from web.wording import ACTIONS, REFUSALS, question
from web.wording.alarms import ALARMS
from web.wording.sentences import _FIELD, SENTENCES

ROOT = Path(__file__).parents[2]
SOURCES = [path for folder in ("domain", "projections", "service", "web") for path in (ROOT / folder).rglob("*.py")]


def test_every_decision_may_be_taken_by_a_role() -> None:
    may = frozenset().union(*(MAY_DO[role] for role in MAY_DO if role != "operator"))
    assert set(DECISIONS) - may == set()
    assert set(MAY_DO) == set(AUDIENCE)


@pytest.mark.parametrize("folder", ["domain", "projections"])
def test_every_code_is_worded(folder: str) -> None:
    text = "\n".join(path.read_text() for path in (ROOT / folder).rglob("*.py"))
    codes = set(re.findall(r'yield \(?"([a-z_]+)"', text))
    worded = REFUSALS if folder == "domain" else ALARMS | REFUSALS
    assert {code for code in codes if "_" in code or code in REFUSALS} - set(worded) == set()


def test_every_event_has_its_sentence_and_its_button() -> None:
    assert set(SENTENCES) == set(EVENTS) == set(ACTIONS)
    for name, words in SENTENCES.items():
        assert set(_FIELD.findall(words)) <= {"everybody", *(each.name for each in fields(EVENTS[name]))}, name


def test_every_question_of_every_form_is_worded() -> None:
    for name, decision in DECISIONS.items():
        for each in fields(decision.event):
            if each.name not in (*decision.computed, "operation", "touches", "becomes"):
                assert question(name, each.name)


def test_every_figure_has_a_title_and_a_place() -> None:
    assert list(MEASURES) == list(TITLES)
    assert sorted(code for _, codes in SECTIONS for code in codes) == sorted(TITLES)


def test_a_figure_has_its_title_where_no_shorter_name_is_declared() -> None:
    assert (SHORT["M88"], TITLES["M88"]) == ("Registered", "People registered")
    assert SHORT["M10"] == TITLES["M10"] == "Arrests"


def test_a_figure_is_declared_once() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        measure("M01", title="Another", counts="people", section="Time")(MEASURES["M01"])


def test_what_is_offered_next_can_be_done() -> None:
    assert set(ONE_TAP) <= set(DECISIONS)
    from projections.views.pathways import STAGES

    assert set(NEXT) - {"voided"} == set(STAGES)


def test_the_published_contract_is_current() -> None:
    for name, text in generated().items():
        assert (ROOT / name).read_text() == text, f"{name} is not as generated: make docs"


def test_files_stay_short() -> None:
    long = sorted((len(path.read_text().splitlines()), str(path.relative_to(ROOT))) for path in SOURCES)
    assert long[int(len(long) * 0.9)][0] <= 120


def test_every_module_says_what_it_is() -> None:
    assert [path for path in SOURCES if not path.read_text().startswith(('"""', "# "))] == []


def test_suspects_are_seen_by_police_alone() -> None:
    police = Viewer("a", "a", "Police", frozenset({"tactical_lead"}))  # type: ignore[arg-type]
    council = Viewer("b", "b", "Council", frozenset({"tactical_lead"}))  # type: ignore[arg-type]
    assert "suspects" in audience(police)
    assert "suspects" not in audience(council)
    assert "arrests" in audience(council)
    assert may_do(police, "SuspectArrested")


def test_the_project_speaks_of_itself() -> None:
    """No machine's path, no registry, no word about how it was made."""
    foreign = re.compile(r"/work/|/tmp/|pypi\.org|npmjs|registry\.|\bagent\b|\bLLM\b|\bprompt\b", re.IGNORECASE)
    paths = [path for path in ROOT.rglob("*") if path.suffix in (".py", ".md", ".html", ".js", ".css", ".toml")]
    paths = [each for each in paths if not {".venv", "node_modules", "vendor", ".git"} & set(each.parts)]
    found = [
        (str(path.relative_to(ROOT)), line)
        for path in paths
        for line in path.read_text().splitlines()
        if foreign.search(line) and path.name != Path(__file__).name
    ]
    assert found == []
