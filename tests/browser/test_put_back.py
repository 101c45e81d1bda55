"""A page that stood open while the store was put back to an earlier copy is not live, stays to be read, and says so."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.given_board import a_morning
from tests.put_back import copied, put_back
from tests.running import PASSWORD, Running

pytestmark = [pytest.mark.browser, pytest.mark.file]


def test_a_board_says_that_what_it_shows_may_be_gone_and_a_wall_is_drawn_anew(
    phone: BrowserContext, running: Running
) -> None:
    centre = a_morning(running)
    board, wall, form = phone.pages[0], phone.new_page(), phone.new_page()
    board.goto(f"{running.address}/operations/{centre.id}")
    wall.goto(f"{running.address}/operations/{centre.id}/wall")
    copy = copied(running.path)
    here = int(wall.locator("#wall-here").inner_text())
    centre.has("log-temporary-exit", person="P02")
    expect(board.locator("#row-P02")).to_contain_text("out")
    expect(wall.locator("#wall-here")).to_have_text(str(here - 1))
    form.goto(f"{running.address}/operations/{centre.id}/do/provide-welfare?person=P02")
    form.locator("[name=kind]").select_option("food")
    running.stop()
    put_back(running.path, copy)
    running.start()
    running.client("coordinator")
    expect(board.locator("#live-stale")).to_contain_text("put back to an earlier copy", timeout=60_000)
    expect(board.locator("#live-words")).to_have_text("Not live")
    expect(board.locator("#row-P02")).to_contain_text("out")
    expect(wall.locator("#wall-here")).to_have_text(str(here), timeout=60_000)
    form.locator("main form button[type=submit], main form .govuk-button").last.click()
    expect(form.locator("#unsent")).to_contain_text("put back to an earlier copy")
    board.get_by_role("link", name="reload the page").click()
    expect(board.locator("#live-words")).to_contain_text("Live")
    expect(board.locator("#row-P02")).not_to_contain_text("out")


def test_whoever_had_to_sign_in_again_is_told_all_the_same(phone: BrowserContext, running: Running) -> None:
    centre = a_morning(running)
    board = phone.pages[0]
    board.goto(f"{running.address}/operations/{centre.id}")
    copy = copied(running.path)
    centre.has("log-temporary-exit", person="P02")
    expect(board.locator("#row-P02")).to_contain_text("out")
    running.stop()
    put_back(running.path, copy)
    with closing(sqlite3.connect(running.path)) as store, store:
        store.execute("DELETE FROM signed_in")
    running.start()
    board.get_by_role("link", name="Sign in again").click(timeout=60_000)
    board.get_by_label("User name").fill("coordinator")
    board.get_by_label("Password", exact=True).fill(PASSWORD)
    board.get_by_role("button", name="Sign in").click()
    expect(board.locator("#live-stale")).to_contain_text("put back to an earlier copy")
    expect(board.locator("#live-words")).to_have_text("Not live")
    board.get_by_role("link", name="reload the page").click()
    expect(board.locator("#live-words")).to_contain_text("Live")
    expect(board.locator("#live-stale")).to_be_hidden()
