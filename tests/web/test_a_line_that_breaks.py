"""What breaks off on its way is nothing that anybody sent: half of a form says something else than the whole."""

import socket
import time
from urllib.parse import urlencode

from tests.given import people_here
from tests.running import Running
from tests.web.forms import there


def test_of_a_form_that_breaks_off_nothing_is_stored(served: Running) -> None:
    operation = there(served, people_here())
    log, address = served.application.log, f"/operations/{operation}/do/record-costs"
    whole = urlencode({"heading": "food", "payer": "Council", "entry": "broken", "pounds": "1000"})
    head = log.head()
    sent(served, address, whole, whole.removesuffix("00"))
    time.sleep(1)
    assert log.head() == head, "£10 were stored of £1,000"
    answer = served.client().post(address, content=whole, headers=FORM, follow_redirects=False)
    assert answer.status_code == 303, "the whole of it is stored under its own key once it comes"
    assert log.head() > head


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def sent(running: Running, address: str, whole: str, part: str) -> None:
    """A part of a form, of which the head of the request says how long it is; then the line breaks."""
    token = running.client().headers["Authorization"]
    head = f"POST {address} HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nAuthorization: {token}\r\n"
    head += f"Content-Type: {FORM['Content-Type']}\r\nContent-Length: {len(whole)}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", running.port)) as line:
        line.sendall(head.encode() + part.encode())
        time.sleep(0.2)
