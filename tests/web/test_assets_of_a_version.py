"""A page is drawn with the styles and scripts of its own version, which a browser keeps; no two versions are mixed."""

import re

import pytest

from tests.given import people_here
from tests.running import Running
from tests.web.forms import there
from web.http.assets import ASSETS, FOLDER, KEPT


@pytest.mark.parametrize("page", ["/board", "/plan", "/timeline", "/debrief", "/do/register-person"])
def test_all_that_a_page_loads_has_its_version_in_its_address_and_is_kept(running: Running, page: str) -> None:
    client = running.client("coordinator")
    html = client.get(f"/operations/{there(running, people_here())}{page}").text
    loaded = re.findall(r'(?:href|src)="(/static/[^"]+)"', html)
    assert len(loaded) > 3
    for each in loaded:
        assert each.startswith(f"{ASSETS}/"), each
        answer = client.get(each)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, KEPT), each


@pytest.mark.parametrize("path", sorted(each.name for each in FOLDER.glob("*.js")))
def test_a_script_finds_what_it_asks_for_beside_it(running: Running, path: str) -> None:
    """By an address within its own version, and so never by one that begins at the root."""
    text = (FOLDER / path).read_text()
    assert "/static" not in text
    for each in re.findall(r'(?:from |import |import\()"([^"]+)"', text):
        assert running.client().get(f"{ASSETS}/{each.removeprefix('./')}").status_code == 200, each


@pytest.mark.parametrize(
    ("path", "status"), [(f"{ASSETS}/none.css", 404), ("/static/another/board.css", 200), ("/static/board.css", 404)]
)
def test_what_this_version_has_not_or_another_asks_for_is_kept_by_nobody(
    running: Running, path: str, status: int
) -> None:
    answer = running.client().get(path)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (status, "no-store")


def test_nothing_beside_the_folder_is_an_asset(running: Running) -> None:
    for path in ("..%2f..%2fapp.py", "x/..%2f..%2fapp.py", "x/../app.py", "x", "x/", "", "x//etc/passwd"):
        assert running.client().get(f"/static/{path}").status_code == 404, path
