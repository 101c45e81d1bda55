"""Where a webhook may lead: to https on the open network, and never back into ours.

The name is looked up before every delivery, every address that it has is judged, and the connection is made to the one
that was judged: a name that says another thing a moment later leads nowhere else.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

LONGEST = 500
NAT64 = ip_network("64:ff9b::/96")
NEVER = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "64:ff9b:1::/48", "3fff::/20")))
"""Networks of special purpose that some versions of Python take for open: in the first, clouds keep machines' keys."""
NOT_PUBLIC = "It leads to an address that is not on the open network."


@dataclass(frozen=True, slots=True)
class Target:
    """An address in its parts; `path` with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def named(self) -> str:
        """The host as a request names it, with the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == {"https": 443, "http": 80}[self.scheme] else f"{host}:{self.port}"

    def at(self, address: str) -> str:
        """The same at an address that its name stands for."""
        host = f"[{address}]" if ":" in address else address
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def read_target(said: str, loopback: bool = False) -> Target:
    """An address as typed. Raises ValueError, in words. `loopback` lets http lead to this machine, for tests."""
    try:
        parts = urlsplit(said.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError("This is no address.") from None
    if not host or len(said) > LONGEST or not said.isascii() or any(each.isspace() for each in said.strip()):
        raise ValueError("This is no address. Write it like https://example.org/firstlight.")
    if parts.username or parts.password or parts.fragment:
        raise ValueError("Leave out names, passwords and what follows a #: the signature says who sends it.")
    if parts.scheme != "https" and not (loopback and parts.scheme == "http"):
        raise ValueError("It must begin with https://.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path)


def resolved(target: Target, loopback: bool = False) -> str:
    """The address to connect to. Raises ValueError, in words, where any that the name has is not to be reached."""
    try:
        rows = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):  # the latter for a name that none can be, such as one with two dots
        raise ValueError("Its name is not known.") from None
    found = [ip_address(str(row[4][0]).partition("%")[0]) for row in rows]
    if not found or not all(_may_be_reached(each, loopback) for each in found):
        raise ValueError(NOT_PUBLIC)
    if target.scheme == "http" and not all(each.is_loopback for each in found):
        raise ValueError("It must begin with https://.")
    return str(found[0])


def _may_be_reached(address: IPv4Address | IPv6Address, loopback: bool) -> bool:
    inside = _inside(address) if isinstance(address, IPv6Address) else None
    if inside is not None:
        return _may_be_reached(inside, loopback)
    if loopback and address.is_loopback:
        return True
    if isinstance(address, IPv6Address) and address.is_site_local:  # which counts as global
        return False
    if any(address in network for network in NEVER):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The address of the older kind that one of the newer kind stands for."""
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
