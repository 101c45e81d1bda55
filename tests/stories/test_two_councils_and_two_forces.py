"""Two councils and two forces in one store: each has operations of its own, one is theirs together."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner
from websockets.exceptions import ConnectionClosed

from service.access.accounts import Accounts
from tests.running import PASSWORD, Running
from web.cli.main import app

PEOPLE = {
    "bucks": ("Buckinghamshire Council", ("manager", "coordinator")),
    "kent": ("Kent County Council", ("manager", "coordinator")),
    "thames": ("Thames Valley Police", ("manager", "tactical_lead", "first_responder")),
    "kentish": ("Kent Police", ("tactical_lead", "first_responder")),
    "kind": ("Kind Hands", ("manager", "first_responder", "tactical_lead")),
    "admin": ("Buckinghamshire Council", ("administrator",)),
}
PERIOD = "from=2026-01-01&to=2026-12-31"


@pytest.fixture
def partnership(tmp_path: Path) -> Iterator["Partnership"]:
    """Registered from the command line, as an administrator would; Kind Hands is whatever it is, nobody said."""
    server = Running(tmp_path / "firstlight.db")
    for name, kind in (
        ("Buckinghamshire Council", "council"),
        ("Kent County Council", "council"),
        ("Thames Valley Police", "police"),
        ("Kent Police", "police"),
    ):
        command(server, "organisation", "add", name, "--kind", kind)
    accounts = Accounts(server.database)
    for user, (agency, roles) in PEOPLE.items():
        accounts.add(user, PASSWORD, name=user, agency=agency, roles=roles)
    accounts.close()
    server.start()
    yield Partnership(server)
    server.stop()


def command(server: Running, *words: str) -> str:
    done = CliRunner().invoke(app, [*words, "--database", server.database])
    assert done.exit_code == 0, done.output
    return done.output


class Partnership:
    """What each of them does and sees."""

    def __init__(self, server: Running) -> None:
        self.server = server

    def post(self, who: str, path: str, **body: Any) -> Any:
        return self.server.client(who).post(f"/api/{path}", json=body)

    def does(self, who: str, path: str, **body: Any) -> dict[str, Any]:
        answer = self.post(who, path, **body)
        assert answer.status_code == 200, answer.text
        said: dict[str, Any] = answer.json()
        return said

    def codes(self, who: str, path: str, **body: Any) -> list[str]:
        answer = self.post(who, path, **body)
        return [each["code"] for each in answer.json()["refusals"]] if answer.status_code == 409 else []

    def proposes(self, who: str, name: str, **body: Any) -> str:
        made: str = self.does(who, "operations", name=name, planned_for="2026-10-13", **body)["operation"]
        return made

    def lists(self, who: str) -> set[str]:
        said = self.server.client(who).get("/api/operations").json()
        page = self.server.client(who).get("/operations").text
        assert all((each["name"] in page) for each in said)
        return {each["name"] for each in said}

    def opens(self, who: str, operation: str) -> bool:
        """Whether every page, answer and download is there for somebody; all of them are, or none."""
        paths = ["", "/timeline", "/do"]
        client = self.server.client(who)
        found = {client.get(f"/operations/{operation}{path}").status_code for path in paths}
        found |= {client.get(f"/api/operations/{operation}/{path}").status_code for path in ("board", "timeline")}
        assert found in ({200}, {404}), found
        return found == {200}

    def operations_counted(self, who: str) -> int:
        said = self.server.client(who).get(f"/api/outcomes?{PERIOD}").json()
        n: int = said["M01"]["of"]
        return n

    def identified(self, who: str, operation: str) -> None:
        for step in ("enter-site", "open-centre"):
            self.does(who, f"operations/{operation}/{step}")
        self.does(who, f"operations/{operation}/register-person", person="P01", age="adult")
        self.does(who, f"operations/{operation}/identify-potential-victim", person="P01")
        self.does(who, f"operations/{operation}/give-nrm-consent", person="P01")


def test_each_sees_its_own_and_those_it_belongs_to(partnership: Partnership) -> None:
    here = partnership
    ours, theirs = here.proposes("bucks", "Heron"), here.proposes("kent", "Otter")
    both = here.proposes("thames", "Swift", lead="Buckinghamshire Council", others=["kent police"])
    assert here.lists("bucks") == {"Heron", "Swift"}
    assert here.lists("kent") == {"Otter"}
    assert here.lists("thames") == here.lists("kentish") == {"Swift"}
    assert here.lists("kind") == set()
    for who, seen in (("bucks", {ours, both}), ("kent", {theirs}), ("kentish", {both}), ("kind", set())):
        for each in (ours, theirs, both):
            assert here.opens(who, each) == (each in seen), (who, each)


def test_a_council_that_nobody_knew_keeps_what_it_proposed_and_sees_its_outcomes(running: Running) -> None:
    accounts = Accounts(running.database)
    accounts.add("anna", PASSWORD, name="Anna", agency="Buckinghamshire Council", roles=["manager"])
    accounts.close()
    anna = running.client("anna")
    made = anna.post("/api/operations", json={"name": "Heron", "planned_for": "2026-10-13"}).json()["operation"]
    assert anna.get(f"/operations/{made}").status_code == 200
    assert "Heron" in anna.get("/operations").text
    assert anna.get(f"/api/outcomes?{PERIOD}").json()["M01"]["of"] == 1
    assert anna.get("/outcomes").status_code == 200
    assert running.client("manager").get(f"/operations/{made}").status_code == 404


def test_figures_and_register_are_of_what_one_sees_and_lessons_are_everybodys_without_saying_whose(
    partnership: Partnership,
) -> None:
    here = partnership
    ours, theirs = here.proposes("bucks", "Heron"), here.proposes("kent", "Otter")
    here.identified("bucks", ours)
    assert [here.operations_counted(who) for who in ("bucks", "kent", "thames")] == [1, 1, 0]
    for who, people in (("bucks", 1), ("kent", 0)):
        assert here.server.client(who).get("/api/register").json()["people"] == people
    here.does("bucks", f"operations/{ours}/record-lesson", lesson="L1", text="Book interpreters early.")
    for who, told in (("bucks", True), ("kent", False)):
        library = here.server.client(who).get("/lessons").text
        assert "Book interpreters early." in library
        assert (ours in library, "Heron" in library) == (told, told)
    here.does("kent", f"operations/{theirs}/commit-partner", partner="buckinghamshire council", mode="on_site")
    assert [here.operations_counted(who) for who in ("bucks", "kent")] == [2, 1]
    assert f"/operations/{theirs}" in here.server.client("bucks").get(f"/outcomes/M01?{PERIOD}").text
    assert ours not in here.server.client("kent").get(f"/outcomes/M01?{PERIOD}").text


def test_only_a_force_that_sees_the_operation_sees_suspects(partnership: Partnership) -> None:
    here = partnership
    both = here.proposes("thames", "Swift", lead="Buckinghamshire Council")
    here.does("thames", f"operations/{both}/enter-site")
    here.does("bucks", f"operations/{both}/commit-partner", partner="Kind Hands", mode="on_site")
    here.does("thames", f"operations/{both}/arrest-suspect", suspect="S01", offence_group="modern_slavery")
    timeline = f"/api/operations/{both}/timeline"
    told = {who: "SuspectArrested" in here.server.client(who).get(timeline).text for who in ("thames", "kind", "bucks")}
    assert told == {"thames": True, "kind": False, "bucks": False}
    charge = f"/operations/{both}/do/record-charge"
    offered = {who: "S01" in here.server.client(who).get(charge).text for who in ("thames", "kind")}
    assert offered == {"thames": True, "kind": False}, "a form names nobody whom its page does not"
    assert here.server.client("kentish").get(timeline).status_code == 404
    command(here.server, "organisation", "change", "Kind Hands", "--kind", "police")
    assert "SuspectArrested" in here.server.client("kind").get(timeline).text


def test_nobody_makes_themselves_the_council_that_leads(partnership: Partnership) -> None:
    here = partnership
    said = {"name": "Swift", "lead": "Buckinghamshire Council", "others": ["Kent County Council"]}
    made = here.server.client("thames").post("/api/operations", json=said, headers={"Idempotency-Key": "proposed-1"})
    both = made.json()["operation"]
    corrects = f"operations/{both}/correct-entry"

    def leads(who: str, council: str) -> Any:
        return here.post(who, corrects, entry="proposed-1", changes={"lead": council})

    assert leads("kent", "Kent County Council").status_code == 403
    assert leads("thames", "Kent County Council").status_code == 403, "whoever proposed it does not lead it"
    assert here.opens("bucks", both)
    given = leads("bucks", "Kent County Council")
    assert given.status_code == 200, given.text
    assert (here.opens("kent", both), here.opens("bucks", both)) == (True, False)
    assert leads("kent", "Buckinghamshire Council").status_code == 200


def test_who_refers_and_who_notifies_is_told_by_what_is_recorded(partnership: Partnership) -> None:
    here = partnership
    both = here.proposes("bucks", "Swift", others=["Thames Valley Police"])
    here.does("bucks", f"operations/{both}/commit-partner", partner="Kind Hands", mode="on_site")
    here.identified("bucks", both)
    referral = f"operations/{both}/submit-nrm-referral"
    assert here.codes("kind", referral, person="P01") == ["not_first_responder"]
    assert "not_bound" in here.codes("kind", f"operations/{both}/submit-duty-to-notify", person="P01")
    said = {"name": "Kind Hands", "kind": "charity", "first_responder_since": "2020-01-01"}
    assert here.post("kind", "organisations/change", **said).status_code == 403
    here.does("admin", "organisations/change", **said)
    assert here.codes("kind", referral, person="P01") == []
    assert "not_bound" in here.codes("kind", f"operations/{both}/submit-duty-to-notify", person="P01")


def test_who_declines_or_is_shut_out_loses_sight_at_once_and_gets_it_back(partnership: Partnership) -> None:
    here = partnership
    ours = here.proposes("bucks", "Heron")
    for lost, found in (("decline-to-take-part", "commit-partner"), ("revoke-access", "restore-access")):
        here.post("bucks", f"operations/{ours}/commit-partner", partner="kind hands", mode="on_site")
        assert here.opens("kind", ours)
        with here.server.live(ours, "kind") as line, here.server.live(ours, "bucks") as stays:
            line.frame(), stays.frame()
            seq = here.does("bucks", f"operations/{ours}/{lost}", partner="kind hands")["position"]
            with pytest.raises(ConnectionClosed) as closed:
                line.until(seq)
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 4403
            stays.until(seq)
        assert not here.opens("kind", ours)
        assert here.lists("kind") == set()
        assert here.operations_counted("kind") == 0
        more = {"mode": "on_site"} if found == "commit-partner" else {}
        here.does("bucks", f"operations/{ours}/{found}", partner="kind hands", **more)
        assert here.opens("kind", ours)
    assert here.codes("bucks", f"operations/{ours}/revoke-access", partner="Buckinghamshire council") == [
        "lead_council"
    ]


def test_an_open_view_is_closed_when_the_organisation_is_no_force_any_more(partnership: Partnership) -> None:
    here = partnership
    both = here.proposes("thames", "Swift", lead="Buckinghamshire Council")
    with here.server.live(both, "thames") as line:
        line.frame()
        here.does("admin", "organisations/change", name="Thames Valley Police", kind="other")
        with pytest.raises(ConnectionClosed):
            line.frame()
