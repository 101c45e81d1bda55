"""docs/guide/manager.md: whatever it names in italics stands on a page that a manager opens, at that step."""

import html
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.times import LONDON
from service.replay.script import read_script
from tests.running import PASSWORD, Running
from tests.stories.rows import SCRIPT, Client
from web.pages.capacity import routes

GUIDE = (Path(__file__).parents[2] / "docs" / "guide" / "manager.md").read_text()
OF_PLAN = (
    *("plan", "do", "do/record-go-decision", "capacity", "capacity?people=30", "afterwards?language=ro", "wall-pack"),
    *(
        "plan/venues",
        "plan/chase/agreement_unsigned",
        "plan/card?partner=Police",
        "plan/contacts",
        "money",
        "invitations",
    ),
    *("briefing", "do/issue-briefing", "do/record-risk-assessment", "template", "do/invite-partner"),
)
OTHERS = (
    *("/operations", "/operations/new/from", "/operations/new/from/quick-time", "/operations/new/propose"),
    *("/directory/venues", "/directory/partners", "/directory/venues/import", "/directory/partners/entry"),
)
OF_DEBRIEF = (
    *("debrief", "replay", "publications", "publications/preview?small_numbers=ctdc", "lessons", "plan-against-actual"),
    *("do", "do/hold-structured-debrief", "briefing", "plan"),
)
IN_A_PAPER = {"What the board is asked to decide"}
"""A heading of the board paper, which tests/web/test_board_paper.py opens."""
ACROSS = ("/lessons", "/outcomes", "/register", "/published")


def words(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


def a_plan_of_ours(running: Running) -> Client:
    """A quick-time plan of the manager's own council: a venue held, contacts known, three asked, one reached.

    One of the three was asked for another day.
    """
    day = Client(running.client("manager"))
    opens = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(hours=6)
    hours = {"starts": opens.isoformat(), "ends": (opens + timedelta(hours=14)).isoformat()}
    later = {name: (datetime.fromisoformat(each) + timedelta(days=20)).isoformat() for name, each in hours.items()}
    said = {"expected_max": 20, "planned_for": f"{opens.astimezone(LONDON):%Y-%m-%d}"}
    day.operation = day.http.post("/api/operations", json=said).json()["operation"]
    listed = {"council": "Council", "in_use": True}
    for path, fields in (
        ("directory/venues", {"place": "Hall", "beds": 20, "nights": 5, "shared": True, **listed}),
        ("directory/contacts", {"partner": "Police", "post": "Duty desk", "email": "desk@example.org", **listed}),
        ("directory/contacts", {"partner": "NCA", "post": "Duty desk", "email": "nca@example.org", **listed}),
        ("directory/contacts", {"partner": "Red Cross", "post": "Duty desk", "email": "cross@example.org", **listed}),
        *(
            (f"operations/{day.operation}/{name}", fields)
            for name, fields in (
                ("plan-centre-hours", {"centre": "C1", **hours}),
                ("expect-language", {"language": "ro", "people": 20}),
                ("book-venue", {"centre": "C1", "place": "Hall", "beds": 20, "nights": 5, "provisional": True}),
                ("commit-partner", {"partner": "NCA", "mode": "on_site"}),
                ("invite-partner", {"partner": "Police", **hours}),
                ("invite-partner", {"partner": "Fire and rescue", **hours}),
            )
        ),
    ):
        answer = day.http.post(f"/api/{path}", json=fields)
        assert answer.status_code == 200, (path, answer.text)
    assert day.http.post(f"/operations/{day.operation}/invitations").status_code == 303
    after = day.http.post(f"/api/operations/{day.operation}/invite-partner", json={"partner": "Red Cross", **later})
    assert after.status_code == 200
    return day


def test_every_word_that_the_guide_names_stands_on_a_page(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "AT_ONCE", 100.0)
    seen = ""
    ours = a_plan_of_ours(running)
    day, rows = Client(running.client()), read_script(SCRIPT)
    for row in rows[:25]:
        day.carry_out(row)
    seen += read(ours, OF_PLAN, OTHERS) + read(day, OF_PLAN)
    for row in rows[25:]:
        day.carry_out(row)
    seen += read(day, OF_DEBRIEF, ACROSS)
    running.application.accounts.add("admin", PASSWORD, name="Ada", agency="Council", roles=["administrator"])
    seen += words(running.client("admin").get("/organisations").text)
    named = {" ".join(each.split()) for each in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", GUIDE)}
    assert {each for each in named - IN_A_PAPER if each not in seen} == set()


def read(day: Client, of_operation: Sequence[str], others: Sequence[str] = ()) -> str:
    """What these pages say; each is there."""
    said = ""
    for place in (*(f"/operations/{day.operation}/{each}" for each in of_operation), *others):
        answer = day.http.get(place)
        assert answer.status_code == 200, place
        said += words(answer.text)
    return said
