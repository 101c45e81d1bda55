"""A reference has its kind's pattern, so that a name can never be one; it has one spelling."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel import EVENTS
from domain.on_shift import TaskId
from domain.patterned import DecisionRef, ExhibitRef, Patterned, TemplateRef
from domain.words import BedId, CentreId, InterpreterId, LessonId, PersonId, RoomId, SuspectId, TransportId
from service.commands.malformed import Malformed
from service.commands.references import completed

GOOD: dict[type[Patterned], list[str]] = {
    PersonId: ["P01", "P9999"],
    SuspectId: ["S01", "S123"],
    TransportId: ["T1", "T1234"],
    LessonId: ["L1", "L1234"],
    TaskId: ["D1", "D1234"],
    CentreId: ["C1", "C12"],
    RoomId: ["R1", "AB123"],
    InterpreterId: ["A", "I1", "I123", "tel"],
    BedId: ["C1.1", "C12.1234"],
    DecisionRef: ["DL-01", "ABCD-1234"],
    ExhibitRef: ["EXH-01", "AB-1"],
}
BAD: dict[type[Patterned], list[str]] = {
    PersonId: ["P1", "P12345", "P01A", "P", "Maria Popescu", "P 01", "P०१", "\uff30\uff10\uff11", "P0\u0661"],
    SuspectId: ["S1", "SXP01", "S12345", "\u017f01"],
    TransportId: ["T", "T12345", "Bus"],
    LessonId: ["L", "L12345"],
    TaskId: ["D", "D12345"],
    CentreId: ["C", "C123", "Hall"],
    RoomId: ["R", "ABC1", "R1234", "1", "Kitchen"],
    InterpreterId: ["I1234", "AB1", "Ion", "telephone", "1"],
    BedId: ["C1.12345", "C1.", "C1.x", "C123.1"],
    DecisionRef: ["DL1", "D-1", "ABCDE-1", "DL-12345", "because of Maria"],
    ExhibitRef: ["EXH 01", "Maria's phone"],
}


@pytest.mark.parametrize(("kind", "ref"), [(kind, ref) for kind, refs in GOOD.items() for ref in refs])
def test_a_reference_of_its_pattern_is_taken_in_any_case_and_with_blanks_around(
    kind: type[Patterned], ref: str
) -> None:
    for typed in (ref, ref.lower(), ref.upper(), f"  {ref}\t", f"\u00a0{ref}\n"):
        assert kind.read(typed) == ref


@pytest.mark.parametrize(("kind", "ref"), [(kind, ref) for kind, refs in BAD.items() for ref in (*refs, "", " ")])
def test_anything_else_is_none(kind: type[Patterned], ref: str) -> None:
    with pytest.raises(ValueError, match=re.escape(kind.said)):
        kind.read(ref)


@given(st.text())
def test_what_is_taken_is_short_and_holds_no_word(text: str) -> None:
    """Whatever somebody types: what passes is in the alphabet of references, and reads back as itself."""
    for kind in GOOD:
        try:
            said = kind.read(text)
        except ValueError:
            continue
        assert re.fullmatch(r"(tel|[A-Z]{0,4}[0-9.-]*)[0-9]*", said)
        assert kind.read(said) == said


def test_a_bed_is_its_number() -> None:
    assert BedId.read("C1.03") == BedId.read("C1.3") == "C1.3"
    assert BedId.read("C1.0") == "C1.0"
    made = completed(EVENTS["BedAllocated"], "op-1", {"person": "p01", "bed": "007"})
    assert (made["person"], made["bed"]) == ("op-1/P01", "op-1/C1.7")


@pytest.mark.parametrize(
    ("event", "field"),
    [("PersonRegistered", "person"), ("DecisionRecorded", "ref"), ("ExhibitReferenceLogged", "ref")],
)
@pytest.mark.parametrize("value", ["", "Maria Popescu", 7, True, 1.5, ["P01"], {"P01": 1}])
def test_what_is_no_reference_is_said_beside_its_field(event: str, field: str, value: object) -> None:
    with pytest.raises(Malformed) as wrong:
        completed(EVENTS[event], "op-1", {field: value})
    assert wrong.value.problems[0][0] == field


def test_a_template_is_named_with_its_version_and_by_nothing_else() -> None:
    assert TemplateRef.read(" Quick-time 2026-09-01 ") == "quick-time 2026-09-01"
    for wrong in ("quick-time", "2026-09-01", "of J. Smith 2026-09-01", "quick-time 1 September"):
        with pytest.raises(ValueError, match="such as quick-time 2026-09-01"):
            TemplateRef.read(wrong)
