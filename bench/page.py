"""What the board's page weighs when it is opened again within the hour: itself, and what no browser has kept."""

import re
from contextlib import closing

import httpx2

from bench.filling import a_day
from bench.line import line, title
from bench.servers import client, serving, somebody
from bench.stores import store
from service.log import open_log

PORT = 28951
MOST = 50.0
"""KiB."""
LOADED = re.compile(r'(?:href|src)="(/static/[^"]+)"')


def main() -> None:
    title("The board's page, opened a second time")
    with store("sqlite") as database:
        with closing(open_log(database)) as log:
            operation = a_day(log, rows=120)
        token = somebody(database)
        with serving(database, PORT), client(PORT, token) as http:
            page, text = weighed(http, f"/operations/{operation}")
            loaded = [weighed(http, address) for address in sorted(set(LOADED.findall(text)))]
    once = page + sum(size for size, _ in loaded)
    again = page + sum(size for size, kept in loaded if "max-age" not in kept)
    limit, what = f"< {MOST:.0f} KiB", "compressed, with all that it loads"
    line("page_board_kib", what, again / 1024, "KiB", "the first time", once / 1024, limit, again < MOST * 1024)


def weighed(http: httpx2.Client, address: str) -> tuple[int, str]:
    """Bytes on the wire; the text of a page, else how long it may be kept."""
    answer = http.get(address, headers={"Accept-Encoding": "gzip"}).raise_for_status()
    is_page = answer.headers["Content-Type"].startswith("text/html")
    return answer.num_bytes_downloaded, answer.text if is_page else answer.headers.get("Cache-Control", "")


if __name__ == "__main__":
    main()
