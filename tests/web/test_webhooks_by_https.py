"""A webhook by https: the line goes to the address that was judged, the certificate is held against the name."""

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from service.sending.post import Delivery, client_for, deliver
from service.webhooks import address
from tests.running import run_apart

NAME = "receiver.example"
EVENT: dict[str, object] = {"id": "7", "type": "firstlight.PersonRegistered"}


@pytest.fixture
def receiver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[int]:
    """The port of a receiver whose certificate names it and is trusted; every name is looked up as this machine.

    The certificate is good for a day more, or ended so many days ago.
    """
    names = list[str]()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            names.append(str(self.headers["Host"]))
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(204 if names[-1].startswith(NAME) else 421)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    certificate = _certificate(tmp_path, ends=-getattr(request, "param", -1))
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    here = [(2, 1, 6, "", ("127.0.0.1", 0))]
    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    listening.socket = context.wrap_socket(listening.socket, server_side=True)
    thread = threading.Thread(target=listening.serve_forever, args=(0.05,))
    thread.start()
    monkeypatch.setattr(address.socket, "getaddrinfo", lambda *_, **__: here)
    yield listening.server_port
    listening.shutdown()
    thread.join()
    listening.server_close()


def _certificate(folder: Path, ends: int) -> Path:
    """A certificate for the name alone, with its key, in one file."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=9))
        .not_valid_after(now + timedelta(days=ends))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    written = folder / "receiver.pem"
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    private = key.private_bytes(serialization.Encoding.PEM, *plain)
    written.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return written


def sent_to(where: str, loopback: bool = True) -> Delivery:
    async def send() -> Delivery:
        async with client_for(5) as client:
            return await deliver(client, where, b"0" * 32, EVENT, seconds=10, loopback=loopback)

    return run_apart(send())


def test_the_name_is_proved_although_the_line_goes_to_its_address(receiver: int) -> None:
    assert sent_to(f"https://{NAME}:{receiver}/events") == Delivery()


@pytest.mark.parametrize("receiver", [1], indirect=True)
def test_whoever_keeps_the_receiver_reads_that_its_certificate_ended(receiver: int) -> None:
    said = sent_to(f"https://{NAME}:{receiver}/events").why_not
    assert said == "Its certificate was not accepted: certificate has expired."


def test_another_name_at_the_same_address_is_not_believed(receiver: int) -> None:
    told = sent_to(f"https://other.example:{receiver}/events")
    assert told.why_not is not None
    assert told.why_not.startswith("Its certificate was not accepted: Hostname mismatch")


def test_without_the_option_nothing_is_sent_to_this_machine(receiver: int) -> None:
    assert sent_to(f"https://{NAME}:{receiver}/events", loopback=False).why_not == address.NOT_PUBLIC
