"""What a plan lacks, from the command line."""

from contextlib import closing

from web.cli.shared import DEFAULT, AsFormat, At, Database, Format, KnownAt, day_of, say


def plan(
    operation: str,
    at: At = None,
    known_at: KnownAt = None,
    database: Database = DEFAULT,
    format: AsFormat = Format.json,
) -> None:
    """Each gap of the plan with its owner and date, and how many block a lawful or safe day."""
    from projections.views.plan.gaps import plain_plan, plan_gaps
    from service.days import everybody_in
    from service.kinds import organised
    from service.log import open_log

    state = day_of(database, operation, at, known_at)
    with closing(open_log(database)) as log:
        known = organised(state, everybody_in(log))
    say(plain_plan(plan_gaps(state, known)), format)
