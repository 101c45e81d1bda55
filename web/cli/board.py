"""The board in numbers, from the command line."""

from contextlib import closing

from web.cli.shared import DEFAULT, AsFormat, At, Database, Format, KnownAt, day_of, say


def board(
    operation: str,
    at: At = None,
    known_at: KnownAt = None,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """The counts, the alarms that stand, what is to be done next, who waits for what, and the position in the log."""
    from projections.views.board import board as board_of
    from service.days import organisations_in
    from service.kinds import kinds_of_partners
    from service.log import open_log

    state = day_of(database, operation, at, known_at)
    with closing(open_log(database)) as log:
        kinds = kinds_of_partners(state, organisations_in(log))
    say(board_of(state, kinds), format)
