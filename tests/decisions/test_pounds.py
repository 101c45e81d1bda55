"""Pounds take pence, exactly: no float has a part in them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.declaration import declared
from domain.events.debrief import CostsRecorded
from domain.reading import read_field
from projections.measures import MEASURES
from service.clock import now
from service.codec import decode, encode, from_plain, to_json, to_plain
from service.commands.schema import schema
from tests.given import closed
from tests.service.test_golden import ENVELOPE
from web.wording.labels import label, pounds

POUNDS = declared(CostsRecorded)["pounds"]


def read(value: object) -> object:
    return read_field(CostsRecorded, POUNDS, value, now())


@given(st.integers(0, 1_000_000_000))
def test_every_penny_is_kept_however_it_is_written(pence: int) -> None:
    amount = Decimal(pence) / 100
    for written in (f"{amount:.2f}", f"£{amount:,.2f}", f" {amount:.2f} ", float(amount), amount):
        assert read(written) == amount
    event = from_plain({"operation": "op-1", "pounds": read(float(amount))}, CostsRecorded)
    again = decode(1, "CostsRecorded", encode(event, ENVELOPE)).event
    assert again.pounds == amount  # type: ignore[attr-defined]
    assert Decimal(to_json(to_plain(event)["pounds"]).decode()) == amount


@pytest.mark.parametrize(
    "value", [-1, "-0.01", 10_000_001, "10000000.01", "1.005", 0.001, True, "a lot", "", "1e3", "1,20", "NaN", [5], "٣"]
)
def test_anything_else_is_answered_with_the_bounds(value: object) -> None:
    with pytest.raises(ValueError, match=r"Write an amount from 0 to 10,000,000, such as 12 or 12\.50"):
        read(value)


def test_costs_add_up_to_the_penny() -> None:
    day = closed()
    for _ in range(3):
        day.has(("CostsRecorded", "op", {"heading": "food", "payer": "Council", "pounds": "0.10"}))
    figure = MEASURES["M64"](day.day()).plain()
    assert (figure["n"], figure["rows"][0]["pounds"]) == (0.3, 0.3)
    day.has(("CostsRecorded", "op", {"heading": "food", "payer": "Council", "pounds": "0.70"}))
    assert repr(MEASURES["M64"](day.day()).plain()["n"]) == "1"


def test_an_amount_reads_as_people_write_it() -> None:
    assert [pounds(each) for each in (0, 1250, 12.5, Decimal("1250.05"))] == ["£0", "£1,250", "£12.50", "£1,250.05"]
    assert label(Decimal("900")) == "£900"
    said = schema("CostsRecorded")["properties"]["pounds"]["anyOf"][0]
    assert said == {"type": "number", "multipleOf": 0.01, "minimum": 0, "maximum": 10_000_000}
