"""Which addresses may be fetched: a listed publisher's, over HTTP, on a machine of the public internet.

A feed, a redirect or a maintainer's link may point anywhere, also at this machine's own network. The name is looked up
once for each connection, all of its addresses are checked, and the connection goes to one that was checked: a name that
resolves to another machine a moment later is never asked again in between.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from knowledge.errors import NotRead
from knowledge.publishers import Publisher

IP = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]  # host, port -> addresses; raises OSError
_LONGEST = 2000  # characters of an address: what browsers and servers agree on
_NAT64 = IPv6Network("64:ff9b::/96")


async def resolve_by_system(host: str, port: int) -> Sequence[str]:
    """All addresses that the system's resolver gives, each once. Raises OSError."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(ip: IP) -> bool:
    """True for a machine of the public internet; what an IPv6 address wraps is looked at too."""
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if ip in _NAT64:
            inner = IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return is_public(inner)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """What may be asked. An argument of the fetcher, so that a test may allow its own server and nothing else."""

    schemes: frozenset[str] = frozenset({"https", "http"})
    ports: frozenset[int] | None = frozenset({80, 443})  # None: any
    may_connect: Callable[[IP], bool] = is_public
    resolve: Resolve = resolve_by_system

    def admit(self, url: str, publisher: Publisher) -> httpx.URL:
        """The address, parsed once for both checking and asking. Raises NotRead where it may not be asked."""
        parsed = _parsed(url)
        if parsed.scheme not in self.schemes or not parsed.raw_host:
            raise NotRead("scheme-refused", parsed.scheme or url[:40])
        if parsed.userinfo or (parsed.port or 0) > 65535:
            raise NotRead("address-refused", parsed.host)
        if self.ports is not None and (parsed.port or _port(parsed)) not in self.ports:
            raise NotRead("address-refused", f"{parsed.host}:{parsed.port}")
        if not publisher.owns(f"{parsed.scheme}://{parsed.raw_host.decode().rstrip('.')}/"):
            raise NotRead("other-domain", parsed.host)
        return parsed.copy_with(fragment=None)

    async def addresses(self, host: str, port: int) -> Sequence[str]:
        """Where to connect to: every address of the name, none of them inside. Raises NotRead, or OSError from DNS."""
        try:
            found = await self.resolve(host, port)
        except UnicodeError as error:  # a label that DNS cannot carry
            raise OSError(f"{host[:80]} is no name") from error
        for address in found:
            if not self.may_connect(ip_address(address.partition("%")[0])):
                raise NotRead("address-not-public", host)
        if not found:
            raise OSError(f"{host} has no address")
        return found


def _parsed(url: str) -> httpx.URL:
    if len(url) > _LONGEST:
        raise NotRead("address-refused", f"{len(url)} characters")
    try:
        return httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise NotRead("address-refused", url[:80]) from error


def _port(url: httpx.URL) -> int:
    return 443 if url.scheme == "https" else 80
