"""Which addresses may be asked: publishers' machines on the public internet and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import NotRead
from knowledge.publishers import Publisher
from knowledge.refresh.addresses import AddressPolicy, is_public, resolve_by_system

UN = Publisher("UNODC", "un", 1, ("unodc.org",))


def reason(url: str) -> str:
    with pytest.raises(NotRead) as refused:
        AddressPolicy().admit(url, UN)
    return refused.value.reason


@pytest.mark.parametrize("url", ["https://unodc.org/a", "http://www.unodc.org/", "https://UNODC.org:443/x?y=1"])
def test_a_publishers_own_address_is_admitted(url: str) -> None:
    assert AddressPolicy().admit(url, UN).host.endswith("unodc.org")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "data:text/html,<p>x",
        "javascript:alert(1)",
        "ftp://unodc.org/x",
        "gopher://unodc.org/",
        "/x",
        "",
    ],
)
def test_only_http_is_spoken(url: str) -> None:
    assert reason(url) == "scheme-refused"


@pytest.mark.parametrize(
    "url",
    [
        "https://unodc.org.evil.example/",
        "https://notunodc.org/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706433/",
        "http://localhost/",
    ],
)
def test_an_address_that_is_not_the_publishers_is_refused(url: str) -> None:
    assert reason(url) == "other-domain"


@pytest.mark.parametrize(
    "url",
    [
        "https://unodc.org@evil.example/",
        "https://user:word@unodc.org/",
        "https://unodc.org:22/",
        "https://unodc.org:6379/",
        "https://unodc.org:99999/",
        "https://unodc.org/" + "a" * 3000,
        "https://unodc.org\\@evil.example/",
        "http://[::1",
    ],
)
def test_an_address_made_to_deceive_is_refused(url: str) -> None:
    assert reason(url) in ("address-refused", "other-domain")


def test_what_stands_after_the_hash_is_not_part_of_the_address() -> None:
    assert str(AddressPolicy().admit("https://unodc.org/a#b", UN)) == "https://unodc.org/a"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.255.255.250", "255.255.255.255",
        "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
        "2002:7f00:1::", "2002:a00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    ],
)  # fmt: skip
def test_a_machine_inside_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "2a00:1450:4001::200e", "64:ff9b::808:808"]
)
def test_a_machine_of_the_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="192.168.0.0/16"))
def test_no_wrapping_makes_a_private_machine_public(address: object) -> None:
    plain = int(ip_address(str(address)))
    mapped, sixtofour, nat64 = 0xFFFF << 32 | plain, 0x2002 << 112 | plain << 80, 0x64FF9B << 96 | plain
    for wrapped in (mapped, sixtofour, nat64):
        assert not is_public(ip_address(wrapped.to_bytes(16, "big")))


async def answers(*addresses: str) -> Sequence[str]:
    async def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    return await AddressPolicy(resolve=resolve).addresses("www.unodc.org", 443)


async def test_one_inside_address_among_public_ones_refuses_the_name() -> None:
    assert await answers("8.8.8.8", "2606:4700::1111") == ("8.8.8.8", "2606:4700::1111")
    with pytest.raises(NotRead, match="address-not-public"):
        await answers("8.8.8.8", "10.0.0.7")


async def test_an_address_with_a_zone_is_looked_at_without_it() -> None:
    with pytest.raises(NotRead, match="address-not-public"):
        await answers("fe80::1%eth0")


async def test_a_name_without_an_address_is_a_failed_look_up() -> None:
    with pytest.raises(OSError, match="no address"):
        await answers()


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.1"])
async def test_every_spelling_of_this_machine_is_refused_by_the_real_resolver(host: str) -> None:
    assert await resolve_by_system(host, 80)
    with pytest.raises(NotRead, match="address-not-public"):
        await AddressPolicy().addresses(host, 80)


async def test_a_name_that_dns_cannot_carry_is_a_failed_look_up() -> None:
    with pytest.raises(OSError):
        await AddressPolicy().addresses("a" * 70 + ".unodc.org", 80)
