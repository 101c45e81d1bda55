"""Letters go into a folder or through a mail server, what was not sent is not lost; a calendar file names no kind."""

from datetime import UTC, datetime
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from icalendar import Calendar

from service.invitations.calendar import written
from service.invitations.post import Outbox, Smtp, post_of
from tests.ports import free_port
from tests.running import Running
from tests.web.given_invitations import (
    FIRE,
    heard,
    link_in,
    nobody,
    read,
    sent_quickly,
)
from tests.web.given_invitations import served as served


class Taken:
    """What a mail server took."""

    def __init__(self) -> None:
        self.letters: list[bytes] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.letters.append(envelope.content)
        return "250 taken"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address.startswith("control@"):
            return "550 nobody here"
        envelope.rcpt_tos.append(address)
        return "250 fine"


def test_a_mail_server_takes_them_and_what_it_does_not_take_is_not_lost(served: Running) -> None:
    taken = Taken()
    port = free_port()
    server = Controller(taken, hostname="127.0.0.1", port=port)
    server.start()
    kept, served.application.post = served.application.post, Smtp(f"smtp://127.0.0.1:{port}", "us@council.example")
    try:
        operation = sent_quickly(served)
        (letter,) = [read(each) for each in taken.letters]
        assert (letter["To"], letter["From"]) == ("duty@redcross.example", "us@council.example")
        assert nobody(served).get(link_in(letter)).status_code == 200
        page = f"/operations/{operation}/invitations"
        assert "Not sent: The mail server does not take the address" in served.client("manager").get(page).text
        server.stop()
        assert served.client("manager").post(page, data={"only": FIRE}).status_code == 303
        assert "The mail server did not answer" in served.client("manager").get(page).text
        code = nobody(served).post(f"{link_in(letter)}/code")
        assert (code.status_code, "could not be sent" in code.text) == (503, True)
        assert len(heard(served, operation)) == 0
    finally:
        served.application.post = kept
    assert served.client("manager").post(page).status_code == 303
    assert "Not sent: The mail" not in served.client("manager").get(page).text
    assert nobody(served).post(f"{link_in(letter)}/code").status_code == 303, "and a code at once"


def test_a_folder_that_cannot_be_written_is_why_it_was_not_sent(served: Running, tmp_path: Any) -> None:
    (tmp_path / "file").write_text("")
    kept, served.application.post = served.application.post, Outbox(tmp_path / "file" / "below")
    operation = sent_quickly(served)
    served.application.post = kept
    page = served.client("manager").get(f"/operations/{operation}/invitations").text
    assert "The folder for letters cannot be written" in page


def test_how_letters_go_out_is_read_from_one_option(tmp_path: Any) -> None:
    assert isinstance(post_of(None, "sqlite:////data/f.db"), Outbox)
    folder = post_of("folder:/var/letters?from=us@council.example", "memory://")
    assert (str(folder.folder), folder.sender) == ("/var/letters", "us@council.example")  # type: ignore[attr-defined]
    assert isinstance(post_of("smtp+starttls://me:secret@mail.example:587", "memory://"), Smtp)
    for wrong in ("mail.example", "folder:", "http://mail.example", "smtp://"):
        with pytest.raises(ValueError, match="write folder:"):
            post_of(wrong, "memory://")


def test_a_calendar_file_does_not_say_which_operation_it_is_about() -> None:
    first, second = datetime(2026, 10, 25, 8, tzinfo=UTC), datetime(2026, 10, 25, 16, tzinfo=UTC)
    one, other = (written(f"op-1-{name}", "Council", (first, second), first) for name in ("fire", "circus"))
    assert b"op-1" not in one
    assert len({Calendar.from_ical(each).walk("VEVENT")[0]["uid"] for each in (one, one, other)}) == 2


def test_the_hour_that_comes_twice_is_two_hours_in_a_calendar() -> None:
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    (event,) = Calendar.from_ical(written("a", "Council", (first, second), first)).walk("VEVENT")
    assert (event["dtstart"].dt, event["dtend"].dt) == (first, second)
    assert event["dtend"].dt - event["dtstart"].dt == second - first
