"""How the command line sees what would go out: by the path of the page, for the account that is named."""

from contextlib import closing
from typing import TYPE_CHECKING, Any

from web.cli.shared import fail, period_of, refusing

if TYPE_CHECKING:
    from domain.policy.small_numbers import Hiding
    from service.access.access import Viewer
    from service.application import Application
    from service.previews import Preview


def opened(database: str) -> "closing[Application]":
    from service.composition import make_application

    return closing(make_application(database))


def account_of(app: "Application", who: str) -> "Viewer":
    found = next((viewer for viewer, away in app.accounts.all() if viewer.user == who and not away), None)
    return app.viewer(found) if found else fail({"error": f"there is no account {who} that may sign in"})


def preview_of(
    app: "Application",
    viewer: "Viewer",
    operation: str | None,
    since: str | None,
    until: str | None,
    version: int | None,
    small_numbers: Any,
    hide_suspects: bool,
) -> "Preview":
    """What would go out; of a version that somebody prepared, as they chose, where nothing else is asked for."""
    from domain.policy.small_numbers import Hiding
    from service.previews import chosen_in

    def of(hiding: Hiding) -> "Preview":
        if operation:
            return _of_report(app, viewer, operation, hiding, version)
        return _of_outcomes(app, viewer, since, until, hiding, version)

    asked = Hiding(small_numbers, hide_suspects)
    found = of(asked)
    return of(chosen_in(found.prepared)) if found.prepared and asked == Hiding() else found


def _of_report(
    app: "Application", viewer: "Viewer", operation: str, hiding: "Hiding", version: int | None
) -> "Preview":
    from service.access.access import Forbidden
    from service.access.visibility import must_see
    from service.application import NoSuchOperation, own_clock
    from service.clock import now
    from service.previews import of_report
    from service.public_totals import totals_around
    from service.publishing import asks_for_a_second

    try:
        state = app.state_of(viewer, operation)
        must_see(viewer, "debrief")
    except NoSuchOperation:
        fail({"error": f"there is no operation {operation}"})
    except Forbidden as wrong:
        fail({"error": str(wrong)})
    second = asks_for_a_second(app.log, state.operation.lead)
    within = totals_around(app.log, app.outcomes, state)
    with refusing():
        return of_report(state, hiding, own_clock(state) or now(), second, version, within)


def _of_outcomes(
    app: "Application", viewer: "Viewer", since: str | None, until: str | None, hiding: "Hiding", version: int | None
) -> "Preview":
    from projections.local_time import local_date
    from service.access.access import Forbidden, may_see_outcomes
    from service.clock import now
    from service.previews import of_outcomes
    from service.public_totals import to_publish
    from service.sent_outcomes import Quarters

    try:
        may_see_outcomes(viewer)
    except Forbidden as wrong:
        fail({"error": str(wrong)})
    quarters, moment, own = Quarters(*period_of(since, until)), now(), app.outcomes.of(viewer.agency)
    own.catch_up()
    total = to_publish(app.log, own, viewer.agency, quarters, hiding.on(local_date(moment)))
    with refusing():
        figures = own.public.of(total)
    return of_outcomes(app.log, own, viewer.agency, quarters, total, figures, hiding, moment, version)
