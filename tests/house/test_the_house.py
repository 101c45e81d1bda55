"""The house checks itself: nothing without an audience, a role or words; files short; the project speaks of itself."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from domain.declaration import declared
from domain.kernel import DECISIONS, EVENTS
from projections.measures import MEASURES, SECTIONS, SHORT, TITLES
from projections.views.pathways import STAGES
from service.access.access import Viewer, audience, may_do
from service.access.table import AUDIENCE, MAY_DO
from web.contract import generated
from web.pages.record.next_actions import NEXT, ONE_TAP
from web.wording import ACTIONS, REFUSALS
from web.wording.alarms import ALARMS
from web.wording.fields import OF_EVENT, QUESTIONS
from web.wording.sentences import _FIELD, SENTENCES

ROOT = Path(__file__).parents[2]
SOURCES = [path for folder in ("domain", "projections", "service", "web") for path in (ROOT / folder).rglob("*.py")]


def test_every_role_may_see_something() -> None:
    differ = set(MAY_DO) ^ set(AUDIENCE)
    assert not differ, f"give {sorted(differ)} its compartments in service/access/table.py"


@pytest.mark.parametrize(
    ("folder", "words", "file"),
    [("domain", REFUSALS, "refusals"), ("projections", ALARMS | REFUSALS, "alarms")],
    ids=["domain", "projections"],
)
def test_every_code_is_worded(folder: str, words: dict[str, str], file: str) -> None:
    text = "\n".join(path.read_text() for path in (ROOT / folder).rglob("*.py"))
    codes = set(re.findall(r'yield \(?"([a-z_]+)"', text))
    missing = {code for code in codes if "_" in code or code in REFUSALS} - set(words)
    assert not missing, f"word {sorted(missing)} in web/wording/{file}.py"


def chapter(event: str) -> str:
    """The name of the file that every folder of chapters gives to this event."""
    return EVENTS[event].__module__.rpartition(".")[2]


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_every_event_has_its_sentence_and_its_button(event: str) -> None:
    file = f"web/wording/events/{chapter(event)}.py"
    assert event in SENTENCES, f"add a row for {event} to {file}"
    assert event in ACTIONS, f"add a row for {event} to {file}"
    unknown = set(_FIELD.findall(SENTENCES[event])) - {"everybody", "booked", *declared(EVENTS[event])}
    assert not unknown, f"{file} words fields that {event} does not have: {sorted(unknown)}"


def test_nothing_is_worded_that_cannot_happen() -> None:
    gone = (set(SENTENCES) | set(ACTIONS)) - set(EVENTS)
    assert not gone, f"no event is called {sorted(gone)}: take the rows out of web/wording/events/"


def test_every_question_of_every_form_is_worded() -> None:
    for name, decision in DECISIONS.items():
        for each in fields(decision.event):
            if each.name not in (*decision.computed, "operation", "touches", "becomes"):
                said = OF_EVENT.get((name, each.name)) or QUESTIONS.get(each.name)
                assert said, f"say in web/wording/fields.py what {each.name} of {name} asks"


def test_every_figure_has_a_title_and_a_place() -> None:
    file = "its function in projections/measures/"
    assert list(MEASURES) == list(TITLES), f"give each figure its title beside {file}"
    placed = sorted(code for _, codes in SECTIONS for code in codes)
    assert placed == sorted(TITLES), f"give each figure one section of SECTIONS_IN_ORDER beside {file}"


def test_a_figure_has_its_title_where_no_shorter_name_is_declared() -> None:
    assert (SHORT["M88"], TITLES["M88"]) == ("Registered", "People registered")
    assert SHORT["M10"] == TITLES["M10"] == "Arrests"


def test_what_is_offered_next_can_be_done() -> None:
    file = "web/pages/record/next_actions.py"
    gone = set(ONE_TAP) - set(DECISIONS)
    assert not gone, f"{file} offers what nobody can decide: {sorted(gone)}"
    differ = (set(NEXT) - {"voided"}) ^ set(STAGES)
    assert not differ, f"say in {file} what is next at each stage of projections/views/pathways.py: {sorted(differ)}"


def test_the_published_contract_is_current() -> None:
    for name, text in generated().items():
        assert (ROOT / name).read_text() == text, f"{name} is not as generated: make docs"


def test_files_stay_short() -> None:
    long = sorted((len(path.read_text().splitlines()), str(path.relative_to(ROOT))) for path in SOURCES)
    place = int(len(long) * 0.9)
    assert long[place][0] <= 120, f"more than one file in ten is over 120 lines: cut one of {dict(long[place:])}"


def test_every_module_says_what_it_is() -> None:
    silent = [str(path.relative_to(ROOT)) for path in SOURCES if not path.read_text().startswith(('"""', "# "))]
    assert not silent, f"say in the first line what the file is: {silent}"


def test_suspects_are_seen_by_police_alone() -> None:
    police = Viewer("a", "a", "Kent", frozenset({"tactical_lead"}), is_force=True)  # type: ignore[arg-type]
    council = Viewer("b", "b", "Police", frozenset({"tactical_lead"}))  # type: ignore[arg-type]
    table = "see audience() in service/access/access.py and AUDIENCE in service/access/table.py"
    assert "suspects" in audience(police), table
    assert "suspects" not in audience(council), table
    assert "arrests" in audience(council), table
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
    assert not found, f"say it without what is foreign to the project: {found}"
