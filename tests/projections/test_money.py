"""What was set aside and what was spent, by heading: the running total of a plan."""

from decimal import Decimal

from projections.views.money import Money, MoneyRow, money
from tests.given import ADay, a_plan


def stands(day: ADay) -> Money:
    return money(day.day())


def set_aside(day: ADay, pounds: float | None, **more: str) -> ADay:
    amount = {} if pounds is None else {"ceiling_pounds": pounds}
    return day.has(("BudgetApproved", "op", {**amount, **more}))


def spends(day: ADay, pounds: float | None, **more: str) -> ADay:
    return day.has(("CostsRecorded", "op", {**({} if pounds is None else {"pounds": pounds}), **more}))


def row(day: ADay, heading: str | None) -> MoneyRow:
    return next(each for each in stands(day).rows if each.heading == heading)


def test_before_anything_is_said_there_is_no_ceiling_and_nothing_is_spent() -> None:
    assert stands(a_plan()) == Money(None, Decimal(0), 0, ())
    assert stands(a_plan()).left is None
    assert stands(set_aside(a_plan(), None)).ceiling is None


def test_the_last_ceiling_counts_and_what_was_spent_is_taken_from_it() -> None:
    day = spends(spends(set_aside(set_aside(a_plan(), 5000), 6000), 120.5, heading="food"), 20, heading="food")
    assert (stands(day).ceiling, stands(day).spent, stands(day).left) == (6000, Decimal("140.5"), Decimal("5859.5"))


def test_more_may_be_spent_than_was_set_aside() -> None:
    assert stands(spends(set_aside(a_plan(), 100), 130)).left == -30


def test_without_a_ceiling_for_everything_it_is_the_sum_of_the_headings_each_by_its_payer() -> None:
    day = set_aside(set_aside(a_plan(), 900, heading="food", payer="Council"), 100, heading="food", payer="Police")
    set_aside(day, 950, heading="food", payer="council")
    assert stands(day).ceiling == 1050
    assert row(day, "food").allotted == 1050


def test_a_cost_without_an_amount_is_counted_apart_and_one_without_a_heading_stands_by_itself() -> None:
    day = spends(spends(a_plan(), None, heading="food"), 7)
    assert (stands(day).without_amount, stands(day).spent) == (1, 7)
    assert (row(day, "food").spent, row(day, "food").without_amount) == (0, 1)
    assert row(day, None) == MoneyRow(None, (), None, Decimal(7))


def test_petty_cash_holds_what_is_paid_out_of_it() -> None:
    day = set_aside(a_plan(), 300, heading="petty_cash", payer="Council")
    for heading, pounds in (("toiletries", 40), ("telephone", 15), ("travel", 60), ("petty_cash", 5)):
        spends(day, pounds, heading=heading, payer="Council")
    petty = row(day, "petty_cash")
    assert (petty.spent, petty.left, petty.payers) == (120, 180, ("Council",))
    assert len(stands(day).rows) == 1


def test_what_has_money_of_its_own_is_not_paid_from_petty_cash() -> None:
    day = set_aside(set_aside(a_plan(), 300, heading="petty_cash"), 200, heading="travel")
    spends(day, 60, heading="travel")
    assert (row(day, "travel").left, row(day, "petty_cash").left) == (140, 300)
    assert row(spends(a_plan(), 3, heading="toiletries"), "toiletries").left is None
