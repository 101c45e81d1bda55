"""A link that does not open says nothing, is counted and kept; five wrong codes close it; only planners send."""

from typing import Any

import pytest
from icalendar import Calendar

from service.access.guessing import FREE_TRIES
from tests.running import Running
from tests.web.given_invitations import (
    FIRE,
    RED_CROSS,
    code_sent,
    heard,
    letters,
    link_in,
    link_to,
    looks,
    nobody,
    read,
    sent_quickly,
    words,
)
from tests.web.given_invitations import served as served


def test_a_link_that_does_not_open_says_the_same_whatever_is_wrong_and_is_kept(
    served: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = sent_quickly(served)
    link = link_to(served, RED_CROSS)
    kept, answers = served.application.invitations, []
    guessed = nobody(served).get(link[:-4] + "AAAA")
    answers.append(guessed)
    clock = kept.clock
    with monkeypatch.context() as later:
        later.setattr(kept, "clock", lambda: clock() + 3 * 24 * 3600)
        answers.append(nobody(served).get(link))
    answers.append(served.client("manager").get(f"/operations/{operation}/plan") and _as_stranger(served, link))
    back = served.client("manager").post(f"/operations/{operation}/invitations/take-back", data={"only": RED_CROSS})
    assert back.status_code == 303
    answers.append(nobody(served).get(link))
    assert [each.status_code for each in answers] == [404] * 4
    assert {"This link does not open anything" in each.text for each in answers} == {True}
    assert {"Go to the operations" in each.text for each in answers} == {False}, "they may have no account"
    assert not [each for each in answers if "Council" in words(each.text).replace("Council ·", "")]
    assert {each for each in looks(served, operation) if each.startswith("link refused")} == {
        *("link refused: expired", "link refused: revoked", "link refused: used by another organisation")
    }
    assert "link refused: guessed" in looks(served, "")
    for method in (link, f"{link}/code", f"{link}/open", f"{link}/hours"):
        assert nobody(served).post(method, data={"answer": "no"}).status_code in (404, 429)
    assert heard(served, operation) == []
    kept.tries.forget("link of an invitation", "127.0.0.1")


def _as_stranger(served: Running, link: str) -> Any:
    browser = nobody(served)
    page = browser.post("/sign-in", data={"username": "stranger", "password": "a-password-for-tests"})
    assert page.status_code == 303
    return browser.get(link)


def test_guessing_has_to_wait_and_whoever_has_a_link_does_not(served: Running) -> None:
    sent_quickly(served)
    link, browser = link_to(served, FIRE), nobody(served)
    served.application.invitations.tries.forget("link of an invitation", "127.0.0.1")
    before = len(looks(served, ""))
    answers = [browser.get(f"/answer/{'A' * n}") for n in range(3, 3 + FREE_TRIES + 3)]
    assert [each.status_code for each in answers] == [404] * FREE_TRIES + [429] * 3
    assert int(answers[-1].headers["retry-after"]) > 0
    assert len(looks(served, "")) == before + FREE_TRIES, "who waits fills no log"
    assert browser.get(link).status_code == 200
    served.application.invitations.tries.forget("link of an invitation", "127.0.0.1")


def test_five_wrong_codes_close_the_link_and_it_can_be_sent_again(served: Running) -> None:
    operation, browser = sent_quickly(served), nobody(served)
    link = link_to(served, RED_CROSS)
    browser.post(f"{link}/code")
    right = code_sent(served)
    answers = [browser.post(f"{link}/open", data={"code": "wrong"}).status_code for _ in range(5)]
    assert answers == [422, 422, 422, 422, 404]
    assert browser.post(f"{link}/open", data={"code": right}).status_code == 404
    assert looks(served, operation).count("link refused: wrong code") == 5
    manager = served.client("manager")
    assert "Closed after five wrong codes" in manager.get(f"/operations/{operation}/invitations").text
    assert manager.post(f"/operations/{operation}/invitations", data={"only": RED_CROSS}).status_code == 303
    new = link_to(served, RED_CROSS)
    assert new != link
    assert nobody(served).get(new).status_code == 200
    served.application.invitations.tries.forget("link of an invitation", "127.0.0.1")


def test_a_cancelled_operation_asks_for_nobody_any_more(served: Running) -> None:
    operation = sent_quickly(served)
    cancelled = served.client("manager").post(f"/api/operations/{operation}/cancel-operation", json={})
    assert cancelled.status_code == 200
    assert nobody(served).get(link_to(served, RED_CROSS)).status_code == 404
    served.application.invitations.tries.forget("link of an invitation", "127.0.0.1")
    served.application.invitations._db.execute("UPDATE invitation SET sent_at = sent_at - 600")
    page, manager, before = f"/operations/{operation}/invitations", served.client("manager"), len(letters(served))
    shown = manager.get(page).text
    assert "The operation is cancelled: no letter goes out, and no link opens." in shown
    assert "Send again" not in shown
    assert "Send all" not in manager.get(f"/operations/{operation}/plan").text
    assert manager.post(page, data={"only": RED_CROSS}).status_code == 409
    assert manager.get(f"{page}/letter", params={"of": RED_CROSS}).status_code == 404
    assert len(letters(served)) == before


def test_whoever_is_shut_out_before_they_answer_opens_nothing_and_is_asked_no_more(served: Running) -> None:
    operation, manager = sent_quickly(served), served.client("manager")
    link, page = link_to(served, RED_CROSS), f"/operations/{operation}/invitations"
    browser = nobody(served)
    browser.post(f"{link}/code")
    assert RED_CROSS in manager.get(f"/operations/{operation}/do/revoke-access").text
    revoked = manager.post(f"/api/operations/{operation}/revoke-access", json={"partner": RED_CROSS.lower()})
    assert revoked.status_code == 200, revoked.text
    assert browser.get(link).status_code == 404
    assert browser.post(f"{link}/open", data={"code": code_sent(served)}).status_code == 404
    served.application.invitations.tries.forget("link of an invitation", "127.0.0.1")
    assert RED_CROSS not in manager.get(page).text
    before = len(letters(served))
    served.application.invitations._db.execute("UPDATE invitation SET sent_at = sent_at - 600")
    assert manager.post(page, data={"only": RED_CROSS}).status_code == 303
    assert len(letters(served)) == before
    restored = manager.post(f"/api/operations/{operation}/restore-access", json={"partner": RED_CROSS})
    assert restored.status_code == 200
    assert nobody(served).get(link).status_code == 200


def test_who_has_no_address_is_shown_as_not_sent_and_only_planners_send(served: Running) -> None:
    operation = sent_quickly(served)
    page = words(served.client("manager").get(f"/operations/{operation}/invitations").text)
    assert page.count("Not sent: no mail address") == 7
    assert page.count("Mail goes to") == 2
    assert (
        "9 of 9 have not answered; 2 of them have a letter. 7 without a mail address: enter one, or ring them." in page
    )
    assert page.count("Send again") == 2
    assert "Send all 2 again" in page, "no button promises a letter to whom none can be sent"
    served.application.invitations._db.execute("UPDATE invitation SET sent_at = sent_at - 600")
    before = len(letters(served))
    assert served.client("manager").post(f"/operations/{operation}/invitations").status_code == 303
    assert len(letters(served)) == before + 2
    for who in ("a-partner_reader", "wall", "a-auditor"):
        for path in ("", "/letter?of=Police", "/calendar?of=Police"):
            assert served.client(who).get(f"/operations/{operation}/invitations{path}").status_code in (403, 404)
        assert served.client(who).post(f"/operations/{operation}/invitations").status_code in (403, 404)
    assert served.client("manager").get(f"/operations/{operation}/invitations/letter?of=Circus").status_code == 404
    assert served.client("manager").get(f"/operations/{operation}/invitations/letter?of=Police").status_code == 404
    file = served.client("manager").get(f"/operations/{operation}/invitations/letter?of={RED_CROSS}")
    assert link_in(read(file.content)) == link_to(served, RED_CROSS), "it is the same link that went by mail"
    event = Calendar.from_ical(
        served.client("manager").get(f"/operations/{operation}/invitations/calendar?of={RED_CROSS}").content
    )
    assert event.walk("VEVENT")


def test_whose_link_was_taken_back_is_invited_alone_and_never_with_the_others(served: Running) -> None:
    operation = sent_quickly(served)
    manager, page = served.client("manager"), f"/operations/{operation}/invitations"
    manager.post(f"{page}/take-back", data={"only": RED_CROSS})
    looked = words(manager.get(page).text)
    assert "Send all 1 again" in looked, "not counted among those who wait for a letter"
    assert "Invite" not in words(manager.get(f"/operations/{operation}/plan").text.split('id="asked"')[1])[:900]
    before = len(letters(served))
    assert manager.post(page).status_code == 303
    assert manager.post(page).status_code == 303
    assert not [each for each in letters(served)[before:] if each["To"] == "duty@redcross.example"]
    assert manager.post(page, data={"only": RED_CROSS}).status_code == 303
    assert letters(served)[-1]["To"] == "duty@redcross.example"
    assert nobody(served).get(link_to(served, RED_CROSS)).status_code == 200
