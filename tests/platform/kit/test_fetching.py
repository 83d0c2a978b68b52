"""Fetching what strangers name: public https only, the checked address, bounded."""

import asyncio
import gzip
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from api.platform.kit.fetching import Fetcher, FetchError, NotAllowedError, is_public, require_allowed
from tests.played_network import PlayedNetwork

URL = "https://badges.example/1"

PRIVATE = (
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "192.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "100::1",
    "not an address",
    "",
)


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_the_public_internets(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450::1"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://badges.example/", "scheme"),
        ("ftp://badges.example/", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("gopher://badges.example/", "scheme"),
        ("//badges.example/", "scheme"),
        ("badges.example", "scheme"),
        ("https://badges.example:8443/", "port"),
        ("https://badges.example:22/", "port"),
        ("https://badges.example:99999/", "address"),
        ("https://user@badges.example/", "address"),
        ("https://user:word@badges.example/", "address"),
        ("https://badges.example\\@127.0.0.1/", "address"),
        ("https://badges.example/\r\nHost: x", "address"),
        ("https://badges.example/ 1", "address"),
        ("https://badges。example/", "address"),
        ("https://127.0.0.1/", "host"),
        ("https://2130706433/", "host"),
        ("https://0x7f000001/", "host"),
        ("https://0177.0.0.1/", "host"),
        ("https://127.1/", "host"),
        ("https://[::1]/", "host"),
        ("https://[::ffff:127.0.0.1]/", "host"),
        ("https://localhost/", "host"),
        ("https://metadata/", "host"),
        ("https:///path", "host"),
        ("https://-badges.example/", "host"),
        ("https://badges..example/", "host"),
        ("https://badges.example./", "host"),
        ("https://badges.example/" + "a" * 2000, "address"),
    ],
)
def test_addresses_that_are_not_fetched(url: str, code: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        require_allowed(url)
    assert refused.value.code == code


def test_only_hosts_of_the_list() -> None:
    for url in ("https://badges.example/", "https://www.badges.example/", "https://BADGES.example:443/a"):
        require_allowed(url, ["badges.example"])
    for url in ("https://evil.example/", "https://badges.example.evil.example/", "https://xbadges.example/"):
        with pytest.raises(NotAllowedError, match="host_not_listed"):
            require_allowed(url, ["badges.example"])


def resolving(*addresses: str) -> Callable[[str], Awaitable[list[str]]]:
    async def resolve(host: str) -> list[str]:
        return list(addresses)

    return resolve


@pytest.mark.parametrize("address", [*PRIVATE[:6], "::1", "::ffff:10.0.0.1"])
async def test_a_public_name_of_a_private_address(address: str) -> None:
    async with Fetcher(resolve=resolving(address)) as fetcher:
        with pytest.raises(NotAllowedError, match="private_address"):
            await fetcher.fetch(URL, limit=100)


async def test_one_private_address_among_public_ones() -> None:
    async with Fetcher(resolve=resolving("93.184.215.14", "10.0.0.1")) as fetcher:
        with pytest.raises(NotAllowedError, match="private_address"):
            await fetcher.fetch(URL, limit=100)


async def test_a_name_that_nobody_has() -> None:
    async def resolve(host: str) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    async with Fetcher(resolve=resolve) as fetcher:
        with pytest.raises(FetchError, match="unreachable"):
            await fetcher.fetch(URL, limit=100)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Certificate and key of badges.example, by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "badges.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("badges.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "badges.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(secret + made.public_bytes(Encoding.PEM))
    return file


@pytest.fixture
async def server(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[str, list[bytes]]]:
    """badges.example on a port of this machine, which counts as public; and what it was sent."""
    heard: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nbadge")
        await writer.drain()
        writer.close()

    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shown.load_cert_chain(certificate)
    served = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=shown)
    port = served.sockets[0].getsockname()[1]
    monkeypatch.setattr("api.platform.kit.fetching.is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr("api.platform.kit.fetching.HTTPS_PORT", port)
    yield f"badges.example:{port}", heard
    served.close()


async def test_the_checked_address_is_the_one_that_is_talked_to(
    server: tuple[str, list[bytes]], certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is looked up once; the connection goes to that answer, and the certificate is the name's."""
    host, heard = server
    believed = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr(httpx, "create_ssl_context", lambda **how: believed)
    asked: list[str] = []

    async def resolve(name: str) -> list[str]:
        asked.append(name)
        return ["127.0.0.1"]

    async with Fetcher(resolve=resolve) as fetcher:
        assert await fetcher.fetch(f"https://{host}/1", limit=100) == b"badge"
    assert asked == ["badges.example"]
    assert f"host: {host}".encode() in heard[0].lower()


async def test_a_certificate_that_nobody_vouches_for(server: tuple[str, list[bytes]]) -> None:
    async with Fetcher(resolve=resolving("127.0.0.1")) as fetcher:
        with pytest.raises(FetchError, match="unreachable"):
            await fetcher.fetch(f"https://{server[0]}/1", limit=100)
    assert server[1] == []


@pytest.mark.parametrize("interim", [1, 10, 100_000])
async def test_interim_answers_end(certificate: Path, monkeypatch: pytest.MonkeyPatch, interim: int) -> None:
    """Walls, line 1: 102 without end kept the loop busy for as long as a fetch may take."""

    async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 102 Processing\r\n\r\n" * interim)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nbadge")
        writer.close()

    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shown.load_cert_chain(certificate)
    served = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=shown)
    port = served.sockets[0].getsockname()[1]
    believed = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr(httpx, "create_ssl_context", lambda **how: believed)
    monkeypatch.setattr("api.platform.kit.fetching.is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr("api.platform.kit.fetching.HTTPS_PORT", port)
    async with served, Fetcher(resolve=resolving("127.0.0.1")) as fetcher:
        fetching = fetcher.fetch(f"https://badges.example:{port}/1", limit=100)
        if interim <= 10:
            assert await fetching == b"badge"
        else:
            with pytest.raises(FetchError, match="unreachable"):
                await fetching


class TestAnswers:
    """What is taken of an answer (the network is played)."""

    def fetcher(self, answer: Callable[[httpx.Request], httpx.Response]) -> Fetcher:
        return Fetcher(transport=PlayedNetwork(answer))

    async def test_a_document(self) -> None:
        def answer(request: httpx.Request) -> httpx.Response:
            assert "cookie" not in request.headers
            assert str(request.url) == URL
            return httpx.Response(200, content=b"{}", headers={"set-cookie": "a=b"})

        async with self.fetcher(answer) as fetcher:
            assert await fetcher.fetch(f"{URL}#key", limit=10) == b"{}"
            assert await fetcher.fetch(URL, limit=10) == b"{}"

    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    async def test_no_redirect_is_followed(self, status: int) -> None:
        def answer(request: httpx.Request) -> httpx.Response:
            assert str(request.url) == URL
            return httpx.Response(status, headers={"location": "http://169.254.169.254/"})

        async with self.fetcher(answer) as fetcher:
            with pytest.raises(FetchError, match="redirect"):
                await fetcher.fetch(URL, limit=10)

    async def test_a_name_that_idna_forbids(self) -> None:
        async with self.fetcher(lambda request: httpx.Response(200)) as fetcher:
            with pytest.raises(FetchError, match="unreachable"):
                await fetcher.fetch("https://xn--a.example/", limit=10)

    @pytest.mark.parametrize("status", [204, 404, 410, 500])
    async def test_other_answers(self, status: int) -> None:
        async with self.fetcher(lambda request: httpx.Response(status, content=b"gone")) as fetcher:
            with pytest.raises(FetchError) as failed:
                await fetcher.fetch(URL, limit=10)
        assert failed.value.status == status
        assert failed.value.body == (b"gone" if status == 410 else b"")

    async def test_more_than_the_limit(self) -> None:
        async def endless() -> AsyncIterator[bytes]:
            while True:
                yield bytes(1000)

        for content in (bytes(101), endless()):
            async with self.fetcher(lambda request, c=content: httpx.Response(200, content=c)) as fetcher:
                with pytest.raises(FetchError, match="too_large"):
                    await fetcher.fetch(URL, limit=100)

    async def test_little_that_unfolds_to_much(self) -> None:
        packed = gzip.compress(bytes(10_000_000))

        def answer(request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, content=packed, headers={"content-encoding": "gzip"})

        async with self.fetcher(answer) as fetcher:
            with pytest.raises(FetchError, match="too_large"):
                await fetcher.fetch(URL, limit=100_000)

    async def test_an_answer_that_takes_too_long(self) -> None:
        async def slow(request: httpx.Request) -> httpx.Response:
            await asyncio.sleep(5)
            return httpx.Response(200)

        async with Fetcher(transport=PlayedNetwork(slow), seconds=0.05) as fetcher:
            with pytest.raises(FetchError, match="too_slow"):
                await fetcher.fetch(URL, limit=10)
