"""The manager's guide: a day is moved, and what was for the day before is planned and asked anew."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.browser.given_planner import Planner, walks
from tests.browser.walked_manager_plan import open_from


@walks("- *Change the day*, at the top")
def moves_the_day(planner: Planner) -> None:
    planner.plans()
    planner.has("plan-centre-hours", centre="C1", **open_from())
    first = (datetime.now(UTC) + timedelta(days=30)).date()
    planner.has("book-venue", centre="C1", beds=20, nights=5, first_night=first.isoformat())
    planner.has("invite-partner", partner="British Red Cross", mode="on_site", **open_from())
    planner.has("commit-partner", partner="British Red Cross", mode="on_site")
    planner.reads("*Change the day*, at the top, opens the proposal")
    planner.opens()
    planner.taps_on("Change the day")
    planner.page.get_by_label("Planned for").fill((first + timedelta(days=20)).isoformat())
    planner.page.get_by_label("Why is it corrected?").fill("Put off")
    planner.taps_on("Correct this entry")
    planner.page.wait_for_url("**/timeline")
    planner.reads("What is still for the day before is a gap")
    planner.opens()
    for code in ("opens_another_day", "nights_short", "asked_another_day"):
        expect(planner.gap(code)).to_have_count(1)
    planner.reads("*Ask again* fills in who")
    planner.taps(planner.gap("asked_another_day").get_by_role("link", name="Ask again"))
    expect(planner.page.get_by_label("Which organisation is asked?")).to_have_value("British Red Cross")
    planner.has("invite-partner", partner="British Red Cross", mode="on_site", **open_from(days=50))
    planner.opens()
    expect(planner.gap("asked_another_day")).to_have_count(0)
    expect(planner.gap("not_answered")).to_have_count(1)
