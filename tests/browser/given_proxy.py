"""A plain proxy before a running service, which can say that nobody is behind it, as nginx and Caddy do."""

import socket
import threading
from contextlib import suppress
from types import TracebackType

BAD_GATEWAY = (
    b"<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>"
)
ANSWER = b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (
    len(BAD_GATEWAY),
    BAD_GATEWAY,
)


class Proxy:
    """Hands each connection on to an address like http://127.0.0.1:8000; to be used in a `with`."""

    def __init__(self, address: str) -> None:
        host, port = address.rpartition("/")[2].split(":")
        self._behind = (host, int(port))
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._dead = set[socket.socket]()
        self._ended = threading.Event()
        self._away = False
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def __enter__(self) -> "Proxy":
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, at: TracebackType | None
    ) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._ended.set()
        self._cut()

    def away(self) -> None:
        """From now on nobody is behind it: what is open is cut, what comes is answered with 502."""
        self._away = True
        self._cut()

    def there(self) -> None:
        self._away = False

    def dead(self) -> None:
        """What is open leads nowhere from now on, and nobody is told; what comes later is handed on."""
        self._dead |= {*self._open}

    def _cut(self) -> None:
        while self._open:
            with suppress(OSError):  # whoever hands on closes it
                self._open.pop().shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        with suppress(OSError):  # it was closed
            while True:
                came, _ = self._listening.accept()
                threading.Thread(
                    target=self._answer if self._away else self._hand_on, args=(came,), daemon=True
                ).start()

    def _answer(self, came: socket.socket) -> None:
        with came, suppress(OSError):
            came.recv(65536)
            came.sendall(ANSWER)

    def _hand_on(self, came: socket.socket) -> None:
        with came, socket.create_connection(self._behind) as behind:
            self._open += [came, behind]
            back = threading.Thread(target=self._pass, args=(behind, came), daemon=True)
            back.start()
            self._pass(came, behind)
            back.join()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while said := one.recv(65536):
                if one not in self._dead:
                    other.sendall(said)
        if one in self._dead:
            self._ended.wait()  # who listens at the other end is never told
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)
