"""The demonstration's day has words: what was written on it is read, and the day stays the day of the oracle."""

import json
from pathlib import Path
from typing import Any

import pytest

from projections.operation.state import OperationState
from service.codec import to_plain
from service.days import events_of_operation
from service.log import MemoryLog
from service.privacy.sealing import sealed_fields
from service.privacy.vault import Vault
from service.publishing import figures_of
from service.replay.script import Replay
from service.replay.words import with_words
from tests.given import START
from tests.stories.rows import SCRIPT, reference_rows

WORDS = SCRIPT.with_name("reference_day_words.json")
OF_THE_OPERATION = {
    *("DecisionRecorded", "ObjectivesSet", "RiskAssessmentRecorded", "BriefingIssued", "VenueBooked"),
    *("VenueHandoverTaken", "SituationReportIssued", "ShiftHandoverRecorded"),
    *("HotDebriefHeld", "StructuredDebriefHeld", "LessonRecorded", "ActionAssigned"),
}


def played(rows: list[dict[str, Any]]) -> tuple[OperationState, Vault]:
    log = MemoryLog()
    vault = Vault(log)
    replay = Replay(log, vault, START)
    for _ in replay.run(rows):
        pass
    return OperationState.of(replay.operation, list(events_of_operation(log, replay.operation))), vault


def test_every_text_of_the_operation_is_written_on_the_demonstration_s_day() -> None:
    state, vault = played(with_words(reference_rows(), WORDS, START))
    silent, written = set(), set()
    for recorded in state.entries:
        name = type(recorded.event).__name__
        for field in sealed_fields(type(recorded.event)) if name in OF_THE_OPERATION else ():
            reference = getattr(recorded.event, field)
            written.add(name) if reference and len(vault.open(reference)) > 40 else silent.add((name, field))
    assert silent == set()
    assert written == OF_THE_OPERATION


def test_the_words_change_no_figure_but_those_of_what_they_answer() -> None:
    """Which strand a lesson belongs to, who owns its action and by when, is answered by the words alone."""
    bare, worded = (
        to_plain(figures_of(played(rows)[0], public=False))
        for rows in (reference_rows(), with_words(reference_rows(), WORDS, START))
    )
    assert {code for code in bare if bare[code] != worded[code]} <= {"M69", "M87b"}


def test_words_of_another_row_are_refused(tmp_path: Path) -> None:
    for wrong in ({"n": 7, "type": "SiteEntered", "data": {}}, {"n": 9000, "type": "SiteEntered", "data": {}}):
        file = tmp_path / "words.json"
        file.write_text(json.dumps({"rows": [wrong]}))
        with pytest.raises(ValueError, match="row"):
            with_words(reference_rows(), file, START)


def test_a_date_is_counted_from_the_day() -> None:
    assigned = next(row for row in with_words(reference_rows(), WORDS, START) if row["type"] == "ActionAssigned")
    assert assigned["data"]["due"] == "2026-11-24"
