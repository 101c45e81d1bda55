"""What a board is asked to decide: from open duties, lessons and gaps alone, else nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from projections.measures import Measure
from web.pages.lessons.words import days
from web.pages.outcomes.gaps import Gaps
from web.wording.numbers import counted, number

Lesson = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ToDecide:
    """One thing to decide: a sentence with its number, what it is about, and the annex that lists all of it."""

    words: str
    annex: str
    about: tuple[str, ...] = ()


def to_decide(figures: Mapping[str, Measure], gaps: Gaps, lessons: Sequence[Lesson]) -> list[ToDecide]:
    """What is asked, what presses most first."""
    return [*_duties(figures), *_actions(lessons), *_followed(gaps), *_debriefs(figures), *_records(gaps)]


def _duties(figures: Mapping[str, Measure]) -> Iterator[ToDecide]:
    duty = figures["M06"]
    if still := int((duty.of or 0) - (duty.n or 0)):
        who = counted(still, "potential victim")
        yield ToDecide(f"Who meets the duty to notify for {who}, and by when: it stands open in the record.", "A")


def _actions(lessons: Sequence[Lesson]) -> Iterator[ToDecide]:
    if late := [each for each in lessons if each["late"]]:
        words = f"A new date for {counted(len(late), 'action')} past the day on which they were due, or their end."
        yield ToDecide(
            words,
            "D",
            tuple(
                f"{_task(each)} ({each['owned_by'] or 'nobody owns it'}; {days(each['late'])} overdue)" for each in late
            ),
        )
    if free := [each for each in lessons if not each["assigned"]]:
        yield ToDecide(f"An owner and a date for {counted(len(free), 'open lesson')}.", "D", tuple(map(_task, free)))


def _task(lesson: Lesson) -> str:
    return f"{lesson['ref']}: {lesson['task'] or lesson['text'] or 'its text was not recorded'}"


def _followed(gaps: Gaps) -> Iterator[ToDecide]:
    if silent := len(gaps.silent):
        where = f"{number(silent)} of {counted(gaps.due, 'operation')} that people left"
        yield ToDecide(f"Who asks after those who left, and when: no entry says that anybody did in {where}.", "A")


def _debriefs(figures: Mapping[str, Measure]) -> Iterator[ToDecide]:
    if missing := figures["M70"].not_recorded:
        where = counted(missing, "operation")
        yield ToDecide(
            f"When the partners debrief {where} closed for more than six weeks without a structured debrief.", "C"
        )


def _records(gaps: Gaps) -> Iterator[ToDecide]:
    if gaps.figures:
        which = counted(len(gaps.figures), "figure")
        yield ToDecide(
            f"Whether what {which} would need is recorded from now on, and by whom: nobody recorded it.", "C"
        )
