"""What rules ask about a shift: its posts, its reports and what is to be done."""

from collections import defaultdict

from domain.events.amendments import EntryCorrected
from domain.events.shift import DailyBriefingIssued, PostLeft, PostTaken, ShiftReportRead, TaskDone
from domain.events.venue import ShiftHandoverRecorded, SituationReportIssued
from domain.kernel import Fact, RecordedEvent
from domain.words import EntryId, OperationId


class PostsTaken(Fact):
    """The posts that somebody was in at that moment."""

    types = (PostTaken, PostLeft)
    by_time = True

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.taken: set[str] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, PostTaken | PostLeft)
        change = self.taken.add if isinstance(recorded.event, PostTaken) else self.taken.discard
        change(recorded.event.post)


class ShiftReports(Fact):
    """The situation reports, handovers and daily briefings by their entries, each with the accounts that read it.

    Once it is put right, whoever read what it said before may say that they read it again.
    """

    types = (SituationReportIssued, ShiftHandoverRecorded, DailyBriefingIssued, ShiftReportRead, EntryCorrected)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.issued: set[EntryId] = set()
        self.readers: defaultdict[EntryId, set[str]] = defaultdict(set)

    def apply(self, recorded: RecordedEvent) -> None:
        match recorded.event:
            case ShiftReportRead(report=report):
                self.readers[report].add(recorded.envelope.actor)
            case EntryCorrected(entry=entry):
                self.readers.pop(entry, None)
            case _:
                self.issued.add(recorded.envelope.entry)

    @property
    def read_by(self) -> dict[EntryId, set[str]]:
        """Every report that counts, with the accounts that have read it."""
        return {entry: self.readers[entry] for entry in self.issued}


class TaskFinished(Fact):
    """Whether what was to be done is done."""

    types = (TaskDone,)
    yes = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.yes = True
