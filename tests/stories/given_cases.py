"""What each published case asked of a plan, told through the forms of the pages; and where it then stands, in words."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from tests.given import closed, identified, people_here
from tests.running import Running
from tests.stories.by_form import Browser
from tests.web.forms import Form, there
from tests.web.given_invitations import sent_quickly

RED_CROSS, CHARITY = "British Red Cross", "Hope for Justice"
MANAGER, COORDINATOR = "manager", "coordinator"


class Shown(NamedTuple):
    """Where a case stands, what the page must say of it, and who looks."""

    path: str
    words: tuple[str, ...]
    who: str = MANAGER


Case = Callable[[Running], Shown]
CASES: dict[str, Case] = {}
"""Every case by its name, which is that of its picture."""


def case(tells: Case) -> Case:
    CASES[tells.__name__.replace("_", "-")] = tells
    return tells


def in_days(days: int, hour: int = 7) -> datetime:
    return (datetime.now(UTC) + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)


def plans(running: Running, **proposed: str) -> Browser:
    """A manager who has proposed an operation for twenty people in 30 days by its form."""
    browser = Browser(running, MANAGER)
    said = {"name": "MARIGOLD", "expected_max": "20", "planned_for": f"{in_days(30):%Y-%m-%d}", **proposed}
    browser.sends("OperationProposed", {field: [words] for field, words in said.items()})
    return browser


def lists(browser: Browser, kind: str, **typed: Any) -> None:
    """Enter a venue or a contact into the council's directory by its form."""
    address = f"/directory/{kind}/entry"
    stands = Form(browser.http.get(address).text, address).stands
    assert browser.http.post(address, data=stands | typed).status_code == 200


@case
def ravine_services(running: Running) -> Shown:
    browser = plans(running)
    asked = ["housing_standards", "environmental_health", "planning_enforcement", "licensing", "trading_standards"]
    due = f"{in_days(-1):%Y-%m-%d}"
    browser.sends("InformationRequested", {"service": [*asked, "revenues_and_benefits"], "due": [due]})
    said = {"service": ["licensing"], "text": ["Two complaints in May."], "owner": ["licensing manager"]}
    browser.sends("InformationReturned", said)
    words = ("5 of 6 services have not answered", "overdue by 1 day", "Licensing answered: licensing manager")
    opened = running.application.log.head()
    return Shown(f"/operations/{browser.operation}/plan?open={opened}", (*words, "Two complaints in May."))


@case
def ravine_aims(running: Running) -> Shown:
    browser = Browser(running, MANAGER)
    browser.operation = there(running, closed())
    browser.sends("ObjectivesSet", {"text": ["1. Make people safe.\n2. Obtain evidence."]})
    judged = {"aim_1": ["met"], "aim_2": ["partly"]}
    browser.sends("StructuredDebriefHeld", judged)
    return Shown(f"/operations/{browser.operation}/debrief", ("Make people safe.", "partly met"))


@case
def ravine_partners(running: Running) -> Shown:
    browser = plans(running)
    said = {"partner": [RED_CROSS], "mode": ["on_call"], "minutes": ["45"]}
    browser.sends("PartnerCommitted", said)
    hours = {"starts": [f"{in_days(30):%Y-%m-%dT%H:%M}"], "ends": [f"{in_days(30, 12):%Y-%m-%dT%H:%M}"], "staff": ["4"]}
    browser.sends("PartnerHoursPlanned", {"partner": [RED_CROSS], **hours})
    card = {"does": "Meals and listening", "brings": "Blankets", "expects": "A kitchen"}
    lists(browser, "partners", partner=RED_CROSS, post="Duty desk", **card)
    words = ("here in 45 minutes", "07:00 to 12:00, 4 staff", *card.values())
    return Shown(f"/operations/{browser.operation}/plan/card?partner=British+Red+Cross", words)


@case
def ravine_afterwards(running: Running) -> Shown:
    browser = plans(running)
    agreed = {"way": ["adult_consents"], "bed": ["hotel"], "payer": ["Council"]}
    browser.sends("WayAfterwardsAgreed", agreed)
    words = ("Adult who consents", "Who decides", "5 working days", "Hotel", "Not agreed")
    return Shown(f"/operations/{browser.operation}/afterwards", words)


@case
def sandwell_quick_time(running: Running) -> Shown:
    operation = sent_quickly(running)
    words = ("quick-time", "until the site", "To settle tonight", "can wait until tomorrow", "0 of 9 have answered")
    return Shown(f"/operations/{operation}/plan", words)


@case
def newcastle_venues(running: Running) -> Shown:
    browser = plans(running)
    flats = {"model": "self_contained_flat", "not_for": ["large_groups"]}
    lists(browser, "venues", place="Council dormitory", beds="24", nights="5", shared="yes")
    lists(browser, "venues", place="Long-empty flats", beds="8", **flats)
    words = ("Council dormitory", "24 beds", "Shared", "Long-empty flats", "Not fit for")
    return Shown(f"/operations/{browser.operation}/plan/venues", words)


@case
def bradford_charity(running: Running) -> Shown:
    browser = Browser(running)
    browser.operation = there(running, identified("P01").has(("NrmConsentGiven", "P01")))
    prepared = {"person": ["P01"], "sections": ["background", "exploiters"], "on_behalf_of": [CHARITY]}
    browser.sends("ReferralPrepared", prepared, f"/operations/{browser.operation}/people/P01/referral")
    words = ("4 of 15 sections ready", CHARITY, "Not signed off", "Nothing is sent from here")
    return Shown(f"/operations/{browser.operation}/people/P01/referral", words, COORDINATOR)


@case
def bradford_no_recourse(running: Running) -> Shown:
    browser = plans(running)
    agreed = {"way": ["no_recourse"], "bed": ["council_temporary"], "payer": ["Council"]}
    browser.sends("WayAfterwardsAgreed", agreed)
    words = ("No recourse to public funds", "Assessment of need, a roof meanwhile", "4 of 5 ways afterwards")
    return Shown(f"/operations/{browser.operation}/plan", words)


@case
def croydon_steps_and_leaflet(running: Running) -> Shown:
    browser = plans(running)
    browser.sends("LanguageExpected", {"language": ["Romanian"]})
    written = {
        "name": ["Council"],
        "paper": ["rights"],
        "language": ["Romanian"],
        "text": ["Aveti dreptul sa plecati."],
    }
    address = f"/operations/new/do/write-rights-text?next=/operations/{browser.operation}/wall-pack"
    browser.sends("RightsTextWritten", written, address)
    return Shown(f"/operations/{browser.operation}/wall-pack", ("Five steps, for the staff room", "Romanian written"))


@case
def cornwall_series(running: Running) -> Shown:
    client, path = running.client(MANAGER), "/operations/new/from/series"
    stands = Form(client.get(path).text, path).stands
    started = client.post(path, data={name: values for name, values in stands.items() if values})
    operation = started.headers["location"].split("/")[2]
    words = ("Council emergency planning", "No venue", "Who is there, by hour")
    return Shown(f"/operations/{operation}/plan", words)


@case
def hampshire_children(running: Running) -> Shown:
    browser = plans(running)
    browser.sends("VenueBooked", {"beds": ["20"], "nights": ["5"]})
    browser.sends("VenueAssessed", {"passed": ["child_suitable_room", "quiet_room"]})
    words = ("No children's lead", "a visit the same or the next day", "Under 18, or age unsure", "child suitable room")
    return Shown(f"/operations/{browser.operation}/plan", words)


@case
def harrow_daily_briefing(running: Running) -> Shown:
    browser = Browser(running, COORDINATOR)
    browser.operation = there(running, people_here())
    browser.sends("DailyBriefingIssued", {"text": ["Two went to hospital; ring the ward."], "to": ["Police"]})
    browser.sends("TaskSet", {"what": ["Ring the ward"], "owner": ["registrar"]})
    return Shown(f"/operations/{browser.operation}/shift", ("Ring the ward", "registrar", "To be done"), COORDINATOR)


@case
def kirklees_nights(running: Running) -> Shown:
    browser = plans(running)
    booked = {"nights": ["5"], "beds": ["20"], "pounds_a_night": ["400"], "payer": ["District council"]}
    browser.sends("VenueBooked", booked)
    agreed = {"way": ["adult_consents"], "bed": ["council_temporary"], "payer": ["County council"]}
    browser.sends("WayAfterwardsAgreed", agreed)
    words = ("5 of 5 advised", "£400 a night", "District council", "County council")
    return Shown(f"/operations/{browser.operation}/plan", words)


@case
def stevenage_budget(running: Running) -> Shown:
    browser = plans(running)
    browser.sends("BudgetApproved", {"ceiling_pounds": ["2000"]})
    browser.sends("BudgetApproved", {"ceiling_pounds": ["300"], "heading": ["petty_cash"]})
    for heading, pounds in (("toiletries", "40"), ("telephone", "20"), ("travel", "30"), ("accommodation", "500")):
        browser.sends("CostsRecorded", {"heading": [heading], "pounds": [pounds]})
    words = ("£1,410 left", "of £2,000", "Petty cash", "£210 left")
    return Shown(f"/operations/{browser.operation}/money", words)


@case
def ravine_meeting(running: Running) -> Shown:
    browser = plans(running)
    said = {"organisations": ["9"], "text": ["The hall is free. Health asks for a quiet room."]}
    does = "Red Cross: blankets by Monday.\nHousing: five beds by Thursday."
    browser.sends("PlanningMeetingHeld", {**said, "came": ["Police, British Red Cross, NCA"], "actions": [does]})
    words = (
        "Planning meeting held by 9 organisations: Police, British Red Cross, NCA",
        "Health asks for a quiet room.",
    )
    opened = running.application.log.head()
    return Shown(f"/operations/{browser.operation}/plan?open={opened}", (*words, "Housing: five beds by Thursday."))
