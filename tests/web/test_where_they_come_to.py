"""Where a partner is told to come to is where the plan has its centre by now."""

from tests.running import Running
from tests.web.given_invitations import RED_CROSS, code_sent, link_to, nobody, sent_quickly, words
from tests.web.given_invitations import served as served


def test_a_partner_is_never_led_to_a_building_that_was_given_back(served: Running) -> None:
    operation = sent_quickly(served)
    manager, browser, link = served.client("manager"), nobody(served), link_to(served, RED_CROSS)
    browser.post(f"{link}/code")
    browser.post(f"{link}/open", data={"code": code_sent(served)})

    def where(slug: str, **body: object) -> str:
        answer = manager.post(f"/api/operations/{operation}/{slug}", json=body)
        assert answer.status_code == 200, answer.text
        return words(browser.get(link).text).partition(" Where ")[2].partition(" Who leads ")[0]

    hall = {"place": "Hall", "beds": 9, "nights": 2}
    nowhere = "Not said yet: it is told to whoever comes"
    assert where("book-venue", **hall, provisional=True, address="1 Mill Lane") == "1 Mill Lane"
    assert where("book-venue", **hall) == "1 Mill Lane", "it was confirmed"
    assert where("release-venue") == nowhere
    assert where("book-venue", place="Barn", beds=9, nights=2) == nowhere, "the address is the hall's"
    assert where("book-venue", place="Barn", beds=9, nights=2, address="2 Field Road") == "2 Field Road"
    more = {"centre": "C2", "place": "Hall", "beds": 9, "nights": 2, "address": "1 Mill Lane"}
    assert where("book-venue", **more) == "2 Field Road; 1 Mill Lane", "nobody said which one is theirs"
