"""A year beside the national tables: by hand over two quarters, on the reference day, for the public, on the page."""

import csv
import json
from codecs import BOM_UTF8
from io import StringIO

import pytest
from typer.testing import CliRunner

from domain.policy.national import NATIONAL
from domain.policy.small_numbers import STANDARD
from service.log import Log
from service.outcomes import Outcomes
from tests.given import ADay, an_open_centre, identified, people_here, referred
from tests.running import Running
from tests.service.given_outcomes import database, log, outcomes  # noqa: F401
from tests.stories.rows import replayed
from tests.web.forms import there
from web.cli.main import app
from web.reports.national import NationalTable, national_tables, year_of
from web.reports.national_public import public_tables

YET = "Not applicable yet"
NOT = "Not recorded"
LATER = (100, "11:00")
"""21 January 2027, of an operation of October 2026."""


def tables(outcomes: Outcomes, year: int) -> dict[tuple[str, str], dict[str, tuple[int | str, ...]]]:
    outcomes.catch_up()
    return {(each.of, each.heading): dict(each.rows) for each in national_tables(outcomes, year)}


def two_quarters(log: Log) -> None:
    """One referral of October by Police; one of January by the council, of an operation of October."""
    referred(log=log)
    day = identified("P03", log=log).has(("PersonDetailsCorrected", "P03", {"age_at_exploitation": "child"}))
    day.has(("NrmConsentGiven", "P03")).at(LATER).has(("NrmReferralSubmitted", "P03", {"by": "Council"}))


def test_a_referral_counts_in_the_quarter_in_which_it_was_sent(log: Log, outcomes: Outcomes) -> None:
    two_quarters(log)
    first, second = tables(outcomes, 2026), tables(outcomes, 2027)
    key = ("Referrals and notifications", "Sent")
    assert first[key]["Referrals to the National Referral Mechanism"] == (YET, YET, YET, 1, 1)
    assert second[key]["Referrals to the National Referral Mechanism"] == (1, YET, YET, YET, 1)
    by = ("Referrals to the National Referral Mechanism", "First responder type")
    assert first[by] == {
        "Government agency": (YET, YET, YET, 0, 0),
        "NGO and third sector": (YET, YET, YET, 0, 0),
        "Police": (YET, YET, YET, 1, 1),
        "Local authority": (YET, YET, YET, 0, 0),
        "Not recorded": (YET, YET, YET, 0, 0),
    }
    assert second[by]["Local authority"] == (1, YET, YET, YET, 1)


def test_what_nobody_recorded_of_anybody_is_not_0(log: Log, outcomes: Outcomes) -> None:
    two_quarters(log)
    by = ("Referrals to the National Referral Mechanism", "Age at exploitation")
    assert tables(outcomes, 2026)[by] == {
        "Adult (18 or over)": (YET, YET, YET, NOT, NOT),
        "Child (17 or under)": (YET, YET, YET, NOT, NOT),
        "Not specified or unknown": (YET, YET, YET, NOT, NOT),
        "Not recorded": (YET, YET, YET, 1, 1),
    }
    assert tables(outcomes, 2027)[by]["Child (17 or under)"] == (1, YET, YET, YET, 1)
    assert tables(outcomes, 2027)[by]["Adult (18 or over)"] == (0, YET, YET, YET, 0)


def test_where_somebody_was_identified_and_nothing_more_is_recorded_it_says_so(
    log: Log,
    outcomes: Outcomes,
) -> None:
    identified("P01", log=log)
    found = tables(outcomes, 2026)["Referrals and notifications", "Sent"]
    assert found["Referrals to the National Referral Mechanism"] == (YET, YET, YET, NOT, NOT)
    assert found["Potential victims of whom it is not recorded"] == (0, 0, 0, 1, 1)


def test_where_everybody_declined_no_referral_is_0(log: Log, outcomes: Outcomes) -> None:
    day = identified("P01", log=log).has(("NrmConsentDeclined", "P01", {"reason": "family"}))
    day.has(("DutyToNotifySubmitted", "P01"))
    found = tables(outcomes, 2026)
    every = found["Referrals and notifications", "Sent"]
    assert every["Referrals to the National Referral Mechanism"] == (YET, YET, YET, 0, 0)
    assert every["Duty to Notify reports"] == (YET, YET, YET, 1, 1)
    assert found["Duty to Notify reports", "Exploitation type"]["Labour"] == (YET, YET, YET, 1, 1)


def test_where_nobody_could_be_notified_or_nobody_was_found_it_is_not_yet_and_no_0(
    log: Log, outcomes: Outcomes
) -> None:
    referred(log=log)
    every = tables(outcomes, 2026)["Referrals and notifications", "Sent"]
    assert every["Duty to Notify reports"] == (YET, YET, YET, YET, YET), "no adult declined"


def test_of_people_on_whom_there_is_no_finding_no_referral_is_said_to_be_0(log: Log, outcomes: Outcomes) -> None:
    people_here(log=log)
    every = tables(outcomes, 2026)["Referrals and notifications", "Sent"]
    assert every["Referrals to the National Referral Mechanism"] == (YET, YET, YET, YET, YET)


def test_the_reference_day_as_the_home_office_would_table_it(log: Log, outcomes: Outcomes) -> None:
    replayed(log)
    found = {name[1]: rows for name, rows in tables(outcomes, 2026).items() if name[0].startswith("Referrals to")}
    sixth = (YET, YET, YET, 6, 6)
    assert found["First responder type"]["Police"] == sixth
    assert found["Exploitation type"]["Labour"] == sixth
    assert found["Exploitation type"]["Organ Harvesting"] == (YET, YET, YET, 0, 0)
    assert found["Nationality"] == {"Romanian": sixth, "Not recorded": (YET, YET, YET, 0, 0)}
    assert found["Age at exploitation"]["Not recorded"] == sixth


def many(log: Log, police: int, council: int, types: tuple[str, ...] = ("forced_to_work",)) -> ADay:
    """So many people referred by Police and by the council."""
    day = an_open_centre(log=log)
    for number in range(1, police + council + 1):
        who, by = f"P{number:02}", "Police" if number <= police else "Council"
        day.at("07:30").has(("PersonRegistered", who, {"adult": True}))
        day.at("08:10").has(("PersonDebriefStarted", who, {"by": "Police"}), ("PersonDebriefCompleted", who))
        day.has(("PotentialVictimIdentified", who, {"types": [types[number % len(types)]]}), ("NrmConsentGiven", who))
        day.at("12:00").has(("NrmReferralSubmitted", who, {"by": by}))
    return day


def publicly(outcomes: Outcomes) -> dict[str, dict[str, tuple[int | str, ...]]]:
    outcomes.catch_up()
    figures = outcomes.public.of(outcomes.to_publish(*year_of(2026), STANDARD))
    made: list[NationalTable] = public_tables(outcomes, 2026, figures, STANDARD)
    return {each.heading: dict(each.rows) for each in made}


def test_for_the_public_small_numbers_are_hidden_and_no_table_tells_of_everybody(
    log: Log,
    outcomes: Outcomes,
) -> None:
    many(log, 9, 6, ("forced_to_work", "prostitution"))
    assert publicly(outcomes) == {
        "First responder type": {
            "Government agency": (0,),
            "NGO and third sector": (0,),
            "Police": (9,),
            "Local authority": (6,),
            "Not recorded": (0,),
        },
        "Exploitation type": {
            "Labour": (7,),
            "Sexual": (8,),
            "Criminal": (0,),
            "Domestic": (0,),
            "Organ Harvesting": (0,),
            "Not recorded": (0,),
        },
    }


def test_for_the_public_a_table_that_would_give_a_small_number_away_is_left_out(
    log: Log,
    outcomes: Outcomes,
) -> None:
    many(log, 12, 3)
    assert "First responder type" not in publicly(outcomes)


def test_for_the_public_there_is_no_table_where_the_number_referred_is_hidden(
    log: Log,
    outcomes: Outcomes,
) -> None:
    many(log, 2, 1)
    assert publicly(outcomes) == {}


def test_the_command_line_gives_both(log: Log, outcomes: Outcomes, database: str) -> None:
    many(log, 9, 6)
    run = CliRunner().invoke(app, ["national", "--year", "2026", "--database", database])
    said = json.loads(run.stdout)
    assert said["tables"][1]["rows"][2] == ["Police", [YET, YET, YET, 9, 9]]
    assert [each["n"] for each in said["national"]] == [each.n for each in NATIONAL]
    run = CliRunner().invoke(app, ["national", "--year", "2026", "--public", "--database", database])
    assert json.loads(run.stdout)["tables"][0]["rows"][2] == ["Police", [9]]


def test_every_national_figure_stands_beside_them_with_its_source(served: Running) -> None:
    there(served, referred())
    for who in ("manager", "operator"):
        html = served.client(who).get("/outcomes/national?year=2026").text
        assert [each.source for each in NATIONAL if each.source not in html] == []
        assert "Referrals to the National Referral Mechanism, United Kingdom, 2024: 19,125." in html
        assert "2025 Q4: 6,021 (British 22 %, Eritrean 14 %, Somali 10 %)." in html


@pytest.mark.parametrize("who", ["redcross", "wall", "stranger"])
def test_who_sees_no_outcomes_sees_no_national_tables(served: Running, who: str) -> None:
    for path in ("/outcomes/national", "/outcomes/national.csv"):
        assert served.client(who).get(path).status_code == 403


@pytest.mark.parametrize("asked", ["year=1999", "year=soon", "year=9999999999", "year=0000020260", "version=secret"])
def test_a_year_or_version_that_there_is_not_is_said_so(served: Running, asked: str) -> None:
    assert served.client().get(f"/outcomes/national?{asked}").status_code in (404, 422)


def test_the_tables_are_taken_away_as_csv_and_json(served: Running) -> None:
    there(served, referred())
    http = served.client()
    file = http.get("/outcomes/national.csv?year=2026").content
    assert file.startswith(BOM_UTF8), "a spreadsheet reads Côte d’Ivoire as it is written"
    rows = list(csv.DictReader(StringIO(file.decode("utf-8-sig"))))
    police = [each for each in rows if (each["category"], each["period"]) == ("Police", "2026 Q4")]
    assert int(police[0]["n"]) >= 1
    assert {each["n"] for each in rows if each["why there is none"]} == {""}
    assert http.get("/outcomes/national.json?year=2026").json()["tables"][0]["heading"] == "Sent"
    assert http.get("/outcomes/national.csv?year=2026&version=public").text.count("\n") == 1
    assert http.get("/outcomes/national.pdf").status_code == 404
