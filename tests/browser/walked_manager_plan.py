"""The manager's guide: the plan and its parts, from languages and hours to the venue, capacity and money."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.browser.given_planner import Planner, walks

WAYS = ("Adult who consents", "Adult who declines", "Under 18", "No recourse", "Goes home")
PARTS = ("People and place", "Who is there, by hour", "What happens to people afterwards", "Aims", "Risks", "Decisions")


def open_from(hours: int = 14, days: int = 30) -> dict[str, str]:
    """The hours of a centre that opens at seven in so many days."""
    opens = (datetime.now(UTC) + timedelta(days=days)).replace(hour=7, minute=0, second=0, microsecond=0)
    return {"starts": opens.isoformat(), "ends": (opens + timedelta(hours=hours)).isoformat()}


@walks("The operation opens on its plan")
def looks_at_the_plan(planner: Planner) -> None:
    page = planner.page
    planner.plans()
    planner.has("commit-partner", partner="British Red Cross", mode="on_site")
    planner.goes(f"/operations/{planner.operation}")
    planner.reads("The operation opens on its plan until")
    risk = planner.gap("no_risk_assessment")
    expect(risk).to_contain_text("Community safety manager")
    expect(risk).to_contain_text("Due:")
    expect(risk.get_by_role("link")).to_have_count(1)
    blocks = page.locator(".fl-gaps__rows li").first
    expect(blocks.locator("xpath=..")).to_have_class("fl-gaps__rows fl-gaps__rows--blocks")
    planner.reads("Below: people and place, who is there by hour")
    planner.has("set-objectives", text="Make people safe.")
    planner.opens()
    planner.says(*PARTS, "Meetings", "Briefing")
    planner.silent("Make people safe.")
    planner.taps_on("Open: ")
    planner.says("Make people safe.")
    planner.reads("A partner sees the part that is its own")
    page.get_by_label("Look as").select_option("British Red Cross")
    planner.taps_on("Look")
    planner.says("This is the plan as British Red Cross reads it")
    expect(planner.gap("no_risk_assessment")).to_have_count(0)
    planner.taps_on("Back to the whole plan")
    expect(planner.gap("no_risk_assessment")).to_have_count(1)
    planner.has("record-walk-in", "coordinator", people=1)
    planner.goes(f"/operations/{planner.operation}")
    expect(page.locator("#board-rows")).to_be_attached()
    page.goto(f"{planner.running.address}/operations/{planner.operation}/timeline")
    planner.taps(page.get_by_role("link", name="Plan", exact=True))
    expect(planner.gap("no_risk_assessment")).to_have_count(1)


@walks("*More* shows planning first")
def finds_everything_under_more(planner: Planner) -> None:
    page = planner.page
    planner.plans()
    planner.reads("*More* shows planning first until")
    planner.opens("board")
    planner.taps(planner.dock("More"))
    page.locator("#all summary").tap()
    headings = page.locator("#all h2").all_inner_texts()
    assert [each.split()[0] for each in headings[:3]] == ["Planning", "Venue", "Partners"], headings
    for each in (
        *("Name the single point of contact", "Ask a service what it holds", "A service answered"),
        *("Set the objectives", "Book the venue", "A partner commits", "Sharing agreement signed"),
        *("Book interpreters", "Record the risk assessment", "Approve the data protection impact assessment"),
        *("Approve the budget", "Confirm supplies", "Issue a briefing"),
    ):
        expect(page.locator("#all").get_by_role("link", name=each, exact=True)).to_be_visible()


@walks("Its parts, from top to bottom:")
def goes_through_the_parts(planner: Planner) -> None:
    planner.plans()
    planner.opens()
    planner.reads("Its parts, from top to bottom:")
    headings = planner.page.locator("main h2").all_inner_texts()
    places = [next(n for n, each in enumerate(headings) if each.startswith(part)) for part in ("Gaps", *PARTS[:3])]
    assert places == sorted(places)


@walks("- *Expect a language* for each language")
def expects_languages_hours_and_ways(planner: Planner) -> None:
    page = planner.page
    planner.plans()
    planner.has("commit-partner", partner="Health provider", mode="on_site")
    planner.reads("*Expect a language* for each language")
    planner.opens()
    planner.taps_on("Expect a language")
    planner.chooses("language", "Romanian")
    planner.taps_on("Expect a language")
    planner.says("20 people, Romanian", "No interpreter: Romanian")
    for button, who in (("Plan the centre's hours", ""), ("Plan a partner's hours", "Health provider")):
        planner.taps_on(button)
        hours = open_from()
        if who:
            planner.chooses("partner", who)
        for name in ("starts", "ends"):
            page.locator(f"[name={name}]").fill(hours[name][:16])
        planner.taps_on(button)
        planner.back_on("plan")
    planner.says("07:00 to 21:00")
    for _ in WAYS:
        planner.taps(page.locator(".fl-ways").get_by_role("link", name="Fill in").first)
        planner.chooses("bed", "Hotel")
        page.locator("[name=payer]").fill("Council")
        planner.taps_on("Agree a way afterwards")
        planner.back_on("plan")
    planner.silent("Not agreed")
    expect(planner.gap("nothing_afterwards")).to_have_count(0)


@walks("- At *Venue*, *Choose from the directory*")
def books_a_venue(planner: Planner) -> None:
    page = planner.page
    planner.lists(
        "venues", place="Scout hall", address="4 Old Lane", beds=20, nights=5, has=["showers"], lacks=["kitchen"]
    )
    planner.plans()
    planner.reads("At *Venue*, *Choose from the directory*")
    planner.opens()
    planner.taps_on("Choose from the directory")
    planner.says("20 people are expected", "Scout hall", "20 beds", "Has showers", "Lacks kitchen")
    for name in ("Book", "Assess", "Hold"):
        expect(planner.called(f"{name}: Scout hall")).to_be_visible()
    planner.taps_on("Hold: Scout hall")
    for name, value in (("beds", "20"), ("nights", "5"), ("place", "Scout hall")):
        expect(page.locator(f"[name={name}]").first).to_have_value(value)
    page.locator("[name=first_night]").fill((datetime.now(UTC) + timedelta(days=30)).date().isoformat())
    planner.taps_on("Book the venue")
    planner.reads("*Held, not booked yet* stands until")
    planner.says("Held, not booked yet")
    planner.taps_on("Confirm the booking")
    planner.taps_on("Book the venue")
    planner.back_on("plan")
    planner.silent("Held, not booked yet")
    planner.reads("*Take over* when you have the keys")
    refused(planner, shared=False)
    planner.taps_on("Take over: ")
    planner.taps_on("Take the venue over")
    planner.back_on("plan")
    planner.taps_on("Give back: ")
    planner.taps_on("Give the venue back")
    planner.back_on("plan")
    assert planner.kinds()[-2:] == ["VenueHandoverTaken", "VenueReleased"]
    planner.reads("The same venue is refused for a night")
    planner.lists("venues", place="Scout hall", beds=20, nights=5, shared=True)
    mine = planner.operation
    planner.plans(name="OSPREY")
    booking = {"centre": "C1", "place": "Scout hall", "beds": 10, "nights": 1, "first_night": next_month()}
    planner.has("book-venue", **booking)
    planner.operation = mine
    refused(planner, shared=True)


def next_month() -> str:
    return (datetime.now(UTC) + timedelta(days=30)).date().isoformat()


def refused(planner: Planner, shared: bool) -> None:
    """Another operation asks for the same venue on the same night."""
    other = planner.api.post("/api/operations", json={"name": "HERON", "expected_max": 5}).json()["operation"]
    asked = {"centre": "C1", "place": "scout  hall", "beds": 5, "nights": 1, "first_night": next_month()}
    answer = planner.api.post(f"/api/operations/{other}/book-venue", json=asked)
    assert answer.status_code == (200 if shared else 409), answer.text


@walks("- *Capacity: simulate the day*")
def simulates(planner: Planner) -> None:
    page = planner.page
    planner.plans(expected_max=None)
    planner.has("expect-language", language="ro", people=6)
    planner.has("book-interpreters", language="ro", on_site=1)
    planner.has("commit-partner", partner="Police", mode="on_site")
    planner.opens()
    planner.taps_on("Capacity: simulate the day")
    planner.says("Not known yet")
    planner.has("revise-expected-number", expected=6)
    planner.has("plan-centre-hours", centre="C1", **open_from())
    page.reload()
    expect(page.get_by_role("heading", name="What most days need")).to_be_visible(timeout=60_000)
    planner.reads("*Capacity: simulate the day* says when")
    planner.says(
        "The last of 6 people has been talked to", "Eight of ten simulated days", "Waiting", "Beds", "Interpreters"
    )
    planner.says("Add first")
    planner.reads("What is missing is named with its form")
    another = planner.operation
    planner.plans(expected_max=None)
    planner.opens("capacity")
    planner.says("Not known yet", "How many people are expected", "hours")
    for button in page.locator(".fl-capacity__lacking a").all():
        assert planner.api.get(str(button.get_attribute("href"))).status_code == 200
    planner.operation = another
    planner.reads("Under *What if?* you change people")
    planner.opens("capacity")
    before = planner.kinds()
    planner.fills("Interpreters, Romanian", "3")
    planner.taps_on("Simulate")
    planner.taps_on("As planned")
    expect(page.get_by_label("Interpreters, Romanian")).to_have_value("1", timeout=60_000)
    assert planner.kinds() == before
    planner.reads("Read *What this rests on*")
    planner.says("What this rests on")


@walks("- *Running total*, at *Money*")
def keeps_the_money(planner: Planner) -> None:
    page = planner.page
    planner.plans()
    planner.reads("*Running total*, at *Money*")
    planner.opens()
    planner.taps_on("Running total")
    planner.says("No ceiling is set.")
    planner.reads("*Set money aside* without a heading")
    for heading, pounds in (("", "6000"), ("Petty cash", "300")):
        planner.taps_on("Set money aside")
        page.locator("[name=ceiling_pounds]").fill(pounds)
        if heading:
            planner.chooses("heading", heading)
        planner.taps_on("Approve the budget")
        planner.back_on("money")
    planner.says("£6,000 left of £6,000", "Petty cash")
    for button, pounds in (
        ("Record costs", "1000"),
        ("Petty cash: toiletries", "40"),
        ("Telephone", "20"),
        ("Travel", "10"),
    ):
        planner.taps_on(button)
        page.locator("[name=pounds]").fill(pounds)
        planner.taps_on("Record costs")
        planner.back_on("money")
    planner.says("£4,930 left of £6,000", "£230 left")
