"""Of one person it is said so, on the plan, the simulation, the replay and the board."""

from tests.given import ADay
from tests.running import Running
from tests.web.forms import there


def test_a_plan_for_one_person_and_a_vehicle_with_one_say_person(running: Running) -> None:
    day = ADay().at((-7, "10:00"))
    day.has(("OperationProposed", "op", {"expected_max": 1, "premises": "farm", "planned_for": "2026-10-13"}))
    day.has(
        ("LanguageExpected", "op", {"language": "ro", "people": 1}), ("VenueBooked", "op", {"beds": 1, "nights": 1})
    )
    day.at("06:00").has("SiteEntered", "CentreSetToStandby", "CentreOpened", ("TransportDeparted", "T1", {"people": 1}))
    operation = there(running, day)
    for page in ("plan", "plan/venues", "capacity", "replay", "board"):
        client = running.client("coordinator" if page == "board" else "manager")
        text = client.get(f"/operations/{operation}/{page}").text
        assert "1 person" in text, page
        assert "1 people" not in text, page
