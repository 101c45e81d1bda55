"""The reference day through HTTP and WebSocket on the durable store, the oracle after each of its 257 rows."""

import pytest

from tests.running import Running
from tests.stories.rows import EXPECTED, Client, reference_rows

HIDDEN_FROM_PARTNERS = (
    "arrest",
    "S01",
    "S03",
    "referred into",
    "agrees",
    "reasonable grounds",
    "identified",
    "no indicators",
    ", adult",
    "health need",
    "keep apart",
    "Decision DL",
    "own arrangement",
)


def test_after_every_row_the_live_counts_equal_the_oracle(running: Running) -> None:
    client = Client(running.client())
    rows = reference_rows()
    first = client.carry_out(rows[0])
    with running.live(client.operation) as line:
        snapshot = line.frame()
        assert (snapshot["kind"], snapshot["seq"]) == ("snapshot", first["position"])
        for number, row in enumerate(rows[1:], 2):
            position = client.carry_out(row)["position"]
            frame = line.frame()
            assert (frame["kind"], frame["seq"]) == ("delta", position)
            assert {key: frame["counts"][key] for key in row["board"]} == row["board"], f"row {number}"
        assert frame["alarms"] == []
    answer = running.client().get(f"/api/operations/{client.operation}/board").json()
    assert answer == {**frame["counts"], "alarms": [], "seq": frame["seq"], "do_next": [], "waiting": []}
    assert len(rows) == 257


def test_the_report_over_http_gives_every_expected_figure(running: Running) -> None:
    client = Client(running.client())
    for row in reference_rows():
        client.carry_out(row)
    said = running.client().get(f"/api/operations/{client.operation}/report").json()
    for code, figure in EXPECTED.items():
        if code not in ("M48", "M54"):
            assert {key: said[code].get(key, 0) for key in figure} == figure, code


@pytest.mark.parametrize("view", ["board", "timeline", "wall", "data"])
def test_a_partner_and_a_wall_see_nothing_outside_their_audience(running: Running, view: str) -> None:
    client = Client(running.client())
    rows = reference_rows()
    client.carry_out(rows[0])
    for row in rows[1:30]:
        client.carry_out(row)
    with running.live(client.operation, "reader", view) as line, running.live(client.operation, "wall", view) as wall:
        for row in rows[30:200]:
            position = client.carry_out(row)["position"]
            line.until(position)
            wall.until(position)
        frames = " ".join((*line.raw, *wall.raw))
        assert len(frames) > 10_000
        assert [word for word in HIDDEN_FROM_PARTNERS if word in frames] == []


def test_an_unknown_partner_finds_no_operation_at_all(running: Running) -> None:
    client = Client(running.client())
    client.carry_out(reference_rows()[0])
    stranger = running.client("stranger")
    for path in ("board", "report", "timeline"):
        assert stranger.get(f"/api/operations/{client.operation}/{path}").status_code == 404
    assert stranger.get("/api/operations").json() == []
