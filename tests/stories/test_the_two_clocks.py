"""When it happened and when it was recorded: typed on a form, sent by a program, corrected."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

from domain.times import LONDON
from service.clock import now
from tests.running import Running
from tests.stories.given_clocks import AUTUMN, REPORT, SPRING, api, codes, form, latest, local
from tests.stories.given_clocks import operation as operation
from tests.stories.given_clocks import running as running
from web.cli.main import app

NO_TIMES = (
    "yesterday",
    "2026-02-31T10:00",
    "0000-01-01T00:00",
    "9999-12-31T23:59-10:00",
    "2026-10-13T08:00:60",
    "٠٨:٣٠",
)


def test_a_year_typed_wrong_is_refused_by_program_form_and_correction_and_the_text_stays(
    running: Running, operation: str
) -> None:
    for at, code in (("2062-10-13T08:00", "in_the_future"), ("9999-12-31T12:00", "in_the_future")):
        answer = api(running, operation, REPORT, happened_at=at)
        assert (answer.status_code, codes(answer)) == (409, [code])
    answer = api(running, operation, REPORT, happened_at="2014-12-31T23:59")
    assert answer.status_code == 409
    assert "too_long_ago" in codes(answer)
    answer = form(running, operation, REPORT, happened_at="2062-10-13T08:00", text="Twelve are here")
    assert answer.status_code == 409
    assert "This lies in the future" in answer.text
    assert 'value="2062-10-13T08:00"' in answer.text
    assert "Twelve are here" in answer.text
    assert api(running, operation, REPORT, happened_at=f"{AUTUMN}T00:40").status_code == 200
    entry = latest(running).entry
    for at in ("2062-10-13T08:00", local(now() + timedelta(minutes=7))):
        answer = api(running, operation, "correct-entry", entry=entry, changes={"happened_at": at})
        assert codes(answer) == ["in_the_future"]
    answer = api(running, operation, "correct-entry", entry=entry, changes={"happened_at": "2014-01-01T00:00"})
    assert "too_long_ago" in codes(answer)


def test_what_is_typed_a_little_ahead_is_taken_as_now_and_what_was_typed_is_kept(
    running: Running, operation: str
) -> None:
    soon = local(now() + timedelta(minutes=4))
    assert api(running, operation, REPORT, happened_at=soon).status_code == 200
    stored = latest(running)
    assert stored.happened_at == stored.recorded_at
    assert local(stored.typed_at) == soon
    position = running.application.log.head()
    page = running.client("coordinator").get(f"/operations/{operation}/entries/{position}").text
    assert re.search(rf"Typed\s*</dt>\s*<dd[^>]*>[^<]*{soon[11:]}", page)
    assert form(running, operation, REPORT, happened_at=soon[11:]).status_code == 303
    assert latest(running).happened_at == latest(running).recorded_at


@pytest.mark.parametrize("written", ["{:%H:%M}", "{:%H.%M}", "{:%H%M}"])
def test_a_time_of_day_alone_is_the_last_time_that_the_clock_showed_it(
    running: Running, operation: str, written: str
) -> None:
    for typed, meant in ((timedelta(minutes=-3), timedelta(0)), (timedelta(hours=2), timedelta(days=-1))):
        moment = (now() + typed).replace(second=0, microsecond=0)
        answer = form(running, operation, REPORT, happened_at=written.format(moment.astimezone(LONDON)))
        assert answer.status_code == 303, answer.text
        assert abs(latest(running).happened_at - (moment + meant)) <= timedelta(hours=1)
        assert local(latest(running).happened_at)[11:] == local(moment)[11:]


def test_a_day_beside_the_time_says_which(running: Running, operation: str) -> None:
    assert form(running, operation, REPORT, happened_at="8.30", happened_on="2026-01-05").status_code == 303
    assert latest(running).happened_at == datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
    answer = form(running, operation, REPORT, happened_at="", happened_on="2026-01-05")
    assert answer.status_code == 422
    assert "Write the time of that day" in answer.text


def test_a_device_whose_clock_is_wrong_is_believed_about_how_long_ago(running: Running, operation: str) -> None:
    fast = timedelta(hours=3)
    shown = now() + fast
    said = {"happened_at": local(shown - timedelta(minutes=30)), "device_time": f"{shown:%Y-%m-%dT%H:%M:%SZ}"}
    for send in (api, form):
        assert send(running, operation, REPORT, **said).status_code in (200, 303)
        ago = latest(running).recorded_at - latest(running).happened_at
        assert abs(ago - timedelta(minutes=30)) < timedelta(minutes=2)
    for wrong in ({**said, "device_time": "noon"}, {"device_time": "noon"}):
        answer = api(running, operation, REPORT, **wrong)
        assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "device_time")
    assert api(running, operation, REPORT, happened_at=None, device_time=None).status_code == 200
    said["happened_at"] = local(shown + timedelta(minutes=30))
    assert codes(api(running, operation, REPORT, **said)) == ["in_the_future"]


def test_what_is_no_time_is_answered_beside_the_field_and_kept(running: Running, operation: str) -> None:
    entry = latest(running).entry
    for text in NO_TIMES:
        answer = form(running, operation, REPORT, happened_at=text, text="Twelve are here")
        assert answer.status_code == 422
        beside = re.search(r'id="happened_at-error".*?</p>', answer.text, re.DOTALL)
        assert beside is not None
        assert "must be a real date" in beside[0]
        assert f'value="{text}"' in answer.text
        assert "Twelve are here" in answer.text
        for body in ({"happened_at": text}, {"happened_at": [text]}):
            answer = api(running, operation, REPORT, **body)
            assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "happened_at")
        answer = api(running, operation, "correct-entry", entry=entry, changes={"happened_at": text})
        assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "happened_at")
    for empty in ("", 0, False):
        assert api(running, operation, REPORT, happened_at=empty).status_code == 422


def test_a_date_that_cannot_be_stays_as_it_was_typed(running: Running, operation: str) -> None:
    for text in ("31 February", "2026-02-31", "yesterday"):
        answer = form(running, operation, "request-information", service="licensing", due=text)
        assert answer.status_code == 422
        assert "must be a real date" in answer.text
        field = re.search(r'<input[^>]*name="due"[^>]*>', answer.text)
        assert field is not None
        assert f'value="{text}"' in field[0]
        assert 'type="date"' not in field[0]


def test_every_address_that_takes_a_moment_answers_what_is_none(running: Running, operation: str) -> None:
    http = running.client("coordinator")
    for text in (*NO_TIMES, "0001-01-01", "9999-12-31", " 2026-10-13", f"{SPRING}T01:30"):
        for path in ("board", "timeline", "report"):
            for name in ("at", "known_at"):
                answer = http.get(f"/api/operations/{operation}/{path}", params={name: text})
                assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, name)
        for path in ("timeline", "debrief"):
            assert http.get(f"/operations/{operation}/{path}", params={"at": text}).status_code == 422
        assert http.get(f"/operations/{operation}/replay", params={"moment": text}).status_code == 422
        assert running.client("manager").get("/api/register", params={"as_of": text}).status_code == 422


def test_a_period_is_two_real_dates_the_first_one_first(running: Running) -> None:
    http = running.client("manager")
    for since, until, wrong in (
        ("2026-12-31", "2026-01-01", "to"),
        ("2026-02-31", "2026-12-31", "from"),
        ("2026-01-01", "1798675200", "to"),
        ("2026-01-01T00:00:00", "2026-12-31", "from"),
    ):
        answer = http.get("/api/outcomes", params={"from": since, "to": until})
        assert (answer.status_code, [each["field"] for each in answer.json()["fields"]]) == (422, [wrong])
        assert http.get("/outcomes", params={"from": since, "to": until}).status_code == 422
        for command in ("outcomes", "export"):
            done = CliRunner().invoke(app, [command, "--from", since, "--to", until, "--database", running.database])
            assert done.exit_code == 2
            assert "Traceback" not in done.output
    for ends in ({"from": "0001-01-01", "to": "9999-12-31"}, {"from": "9999-12-31", "to": "9999-12-31"}):
        assert http.get("/api/outcomes", params=ends).status_code == 200
        assert http.get("/outcomes", params=ends).status_code == 200
        assert http.get("/outcomes/public", params=ends).status_code in (200, 422)


def test_a_text_that_is_too_long_is_answered_with_a_count_and_kept(running: Running, operation: str) -> None:
    for name, field, most in (("hand-over-shift", "text", 50_000), ("register-person", "identity", 15_000)):
        text = "x" * (most + 1)
        answer = form(running, operation, name, person="P01", **{field: text})
        said = f"Write at most {most:,} characters; this has {most + 1:,}"
        assert answer.status_code == 422
        assert said in answer.text
        assert text in answer.text
        body = {"person": "P01"} if name == "register-person" else {}
        answer = api(running, operation, name, **body, **{field: text})
        assert answer.json()["fields"] == [{"field": field, "says": said}]
        assert api(running, operation, name, **body, **{field: "\u00e9" * most}).status_code == 200


def test_what_stands_beside_the_fields_is_a_name_in_letters_that_can_be_seen(running: Running, operation: str) -> None:
    for wrong in ("x" * 81, "Police\0", "Pol\nice", 5, ["Police"], {"a": 1}, True):
        answer = api(running, operation, REPORT, on_behalf_of=wrong)
        assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "on_behalf_of")
    for key in ("x" * 201, "a\u0080b", "a\tb"):
        answer = form(running, operation, REPORT, entry=key)
        assert answer.status_code == 422


def test_a_text_is_stored_without_what_nobody_sees(running: Running) -> None:
    answer = running.client("manager").post("/api/operations", json={"name": "Harbour\0\u001b\u0085 light"})
    assert answer.json()["events"][0]["name"] == "Harbour light"


def test_bytes_that_are_no_text_are_answered_by_form_and_program(running: Running, operation: str) -> None:
    http = running.client("coordinator")
    for half in ("%ED%A0%80", "%00", "%FF%FE"):
        body = f"text=a{half}b&happened_at=12%3A0{half}".encode()
        sent = {"content-type": "application/x-www-form-urlencoded"}
        answer = http.post(f"/operations/{operation}/do/{REPORT}", content=body, headers=sent)
        assert answer.status_code == 422
        assert http.get(f"/api/operations/{operation}/board?at=2026-10-13{half}").status_code == 422
        assert http.get(f"/operations/{operation}/timeline?at={half}").status_code == 422
    for text in (
        rb'{"text": "a\ud800b"}',
        rb'{"happened_at": "\ud800"}',
        b'{"text": "a\xff"}',
        rb'{"te\ud800xt": "a"}',
    ):
        answer = http.post(f"/api/operations/{operation}/{REPORT}", content=text)
        assert answer.status_code == 422, answer.text
