"""The outcomes and the register as a manager reads them: Sandwell's year, its paragraph, and who is known."""

import json
import re
from io import BytesIO

import openpyxl
import pytest

from tests.running import Running
from tests.web.given_year import YEAR
from tests.web.given_year import year as year


def text(server: Running, path: str, who: str = "manager") -> str:
    answer = server.client(who).get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


def test_the_page_says_what_sandwell_said_and_what_it_could_not(year: Running) -> None:
    said = text(year, f"/outcomes{YEAR}")
    for words in (
        "47 of 47 planned operations went live. 148 people came to a reception centre; 84 were identified",
        "by age now: adult 55, child 15, uncertain 14",
        "55 of 84 were referred into the National Referral Mechanism. For 29 adults who declined",
        "The duty to notify is discharged for 84 of 84",
        "148 people left a centre. Where they went: safe accommodation 32",
        "19 agencies made 126 disruption interventions, 2.7 an operation. 10 arrests: immigration 7, modern slavery 3.",
        "labour 35, sexual 9, criminal 5, domestic 1",
        "brothel 9",
        "car wash 6",
    ):
        assert words in said, words


def test_the_profile_says_what_nobody_recorded(year: Running) -> None:
    said = text(year, f"/outcomes{YEAR}")
    profile = said[said.index("Profile of those referred") :]
    assert "55 referrals" in profile
    assert "Where they lived No information recorded 55" in profile
    assert "Travel to work No information recorded 55" in profile
    assert "Nationality British 22 Vietnamese 18 Romanian 15 No information recorded 0" in profile


def test_a_period_and_a_filter_narrow_it(year: Running) -> None:
    said = text(year, f"/outcomes{YEAR}&premises=brothel")
    assert "9 of 9 planned operations went live" in said
    assert "No operation was planned in this period" in text(year, "/outcomes?from=2020-01-01&to=2020-12-31")
    assert year.client("manager").get("/outcomes?from=2020-13-01").status_code == 422


def test_one_figure_opens_its_operations_and_each_its_entries(year: Running) -> None:
    page = year.client("manager").get(f"/outcomes/M10{YEAR}").text
    links = re.findall(r'href="(/operations/op-[^"]+/debrief/M10)"', page)
    assert len(links) == 47
    assert year.client("manager").get(links[0]).status_code == 200
    assert year.client("manager").get(f"/outcomes/M99{YEAR}").status_code == 404


def test_partners_and_wall_screens_do_not_see_across_operations(year: Running) -> None:
    for who in ("reader", "wall", "nurse", "stranger"):
        for path in ("/outcomes", "/outcomes/public", "/outcomes.csv", "/outcomes/M01", "/register"):
            assert year.client(who).get(path).status_code == 403, (who, path)
        assert 'href="/register"' not in year.client(who).get("/operations").text


def test_the_board_takes_it_away(year: Running) -> None:
    said = json.loads(year.client("manager").get(f"/outcomes.json{YEAR}").content)
    assert said["measures"]["M09b"]["n"] == 126
    book = openpyxl.load_workbook(BytesIO(year.client("manager").get(f"/outcomes.xlsx{YEAR}").content))
    figures = {row[0]: row for row in book["Figures"].iter_rows(min_row=2, values_only=True)}
    assert figures["M02"][2] == 84
    assert year.client("manager").get(f"/outcomes.docx{YEAR}").status_code == 404


def test_councillors_see_whole_quarters_and_no_small_number_but_of_arrests(year: Running) -> None:
    said = text(year, "/outcomes/public?from=2025-05-02&to=2026-03-01")
    assert "Outcomes, 2025 Q2 to 2026 Q1" in said
    assert "84 in 44 operations" in said
    assert "Immigration: 7, Modern slavery: 3" in said
    whole = json.loads(
        year.client("manager").get("/outcomes.json?version=public&from=2025-05-02&to=2026-03-01").content
    )
    assert whole["measures"]["M10"]["breakdowns"]["offence_group"] == {"immigration": 7, "modern_slavery": 3}
    assert whole["measures"]["M28"] == {"n": None, "suppressed": True}


def test_the_register_says_who_is_known_on_any_date(year: Running) -> None:
    assert "148 people on 31 March 2026" in text(year, "/register?as_of=2026-03-31")
    assert "0 people on 1 March 2025" in text(year, "/register?as_of=2025-03-01")
    counts = year.client("manager").get("/register?as_of=2026-03-31&stage=referred&age=child").text
    assert len(re.findall(r'/people/P\d+"', counts)) == 15
    assert year.client("manager").get("/register?stage=nowhere").status_code == 404
    assert year.client("manager").get("/register?as_of=soon").status_code == 422


def test_a_look_at_single_people_is_kept(year: Running) -> None:
    from service.access.access_log import AccessLog

    text(year, "/register?as_of=2026-03-31&stage=notified")
    log = AccessLog(year.database)
    looks = [entry for entry in log.entries("") if entry.what == "register"]
    log.close()
    assert looks[-1].subject == "notified all 2026-03-31"


def test_a_log_that_is_far_ahead_is_built_beside_the_page(year: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    from web.http import ready

    monkeypatch.setattr(ready, "AT_ONCE", -1)
    answer = year.client("manager").get("/outcomes")
    assert answer.status_code == 503
    assert "The figures are being built" in answer.text
    monkeypatch.undo()
    while (answer := year.client("manager").get("/outcomes")).status_code == 503:  # the time limit of a test ends it
        pass
    assert answer.status_code == 200
