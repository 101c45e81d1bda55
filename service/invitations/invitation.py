"""One invitation as it is kept, read with nothing taken for granted."""

from dataclasses import dataclass

from service.access.kept_row import BrokenRow, count_in, moment_in, moment_or_none, shown, text_in, text_or_none

WRONG_CODES = 5
"""Wrong codes after which a link is closed, whoever typed them."""
COLUMNS = "id, operation, partner, council, asked_by, until, open, sent_at, not_sent, code, code_at, wrong"


@dataclass(frozen=True, slots=True)
class Invitation:
    """One organisation asked for one operation; `not_sent` says why the letter did not go out."""

    id: str
    operation: str
    partner: str
    council: str
    asked_by: str
    until: int
    open: bool
    sent_at: float | None
    not_sent: str | None
    code: str | None
    code_at: float | None
    wrong: int
    broken: str | None = None
    """The column because of which it cannot be read, and its link opens nothing."""

    @property
    def taken_back(self) -> bool:
        """Whether somebody took its link back: it is sent anew to that organisation alone, never with all others."""
        return not self.open and not self.broken and self.sent_at is not None and self.wrong < WRONG_CODES


def as_kept(row: tuple[object, ...]) -> Invitation:
    """An invitation as it is kept; of one that cannot be read, whose it is and that it is not open."""
    id, operation, partner, council, asked_by, until, is_open, sent_at, not_sent, code, code_at, wrong = row
    try:
        return Invitation(
            text_in(id, "id"),
            text_in(operation, "operation"),
            text_in(partner, "partner"),
            text_in(council, "council"),
            text_in(asked_by, "asked_by"),
            int(moment_in(until, "until")),
            bool(count_in(is_open, "open")),
            moment_or_none(sent_at, "sent_at"),
            text_or_none(not_sent, "not_sent"),
            text_or_none(code, "code"),
            moment_or_none(code_at, "code_at"),
            count_in(wrong, "wrong"),
        )
    except BrokenRow as odd:
        whose = (shown(id), shown(operation), shown(partner), shown(council), shown(asked_by))
        return Invitation(*whose, 0, False, None, None, None, None, 0, odd.column)
