"""Walls, line 1: badges and pictures of strangers are read in time that grows with their size, no faster."""

import base64
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest

from api.badges.openbadges import did, jws, public_keys, status_list, strict_json, svg_picture, tokens
from api.badges.openbadges.baking import BakingError, Standard, bake_svg, picture_of, unbake
from api.badges.openbadges.base64url import decode_base64url
from api.badges.openbadges.canonical import answer
from api.badges.openbadges.findings import BadgeError
from api.badges.openbadges.picture_error import PictureError
from tests.badges.openbadges.world import PNG
from tests.linear import faults

pytestmark = pytest.mark.slow

Make = Callable[[int], str]

JSON: dict[str, Make] = {
    "quotes within a text without end": lambda n: '{"' + '\\"' * (n // 2),
    "a text without end": lambda n: '{"' + "a" * n,
    "one backslash after the other": lambda n: '{"' + "\\" * n,
    "one quote after the other": lambda n: "{" + '"' * n,
    "half a surrogate": lambda n: '{"a":"' + "\\ud800" * (n // 6) + '"}',
    "a list in a list": lambda n: '{"a":' + "[" * n,
    "a number without end": lambda n: '{"a":0.' + "1" * n + "}",
    "an exponent without end": lambda n: '{"a":1e' + "9" * n + "}",
    "many values": lambda n: '{"a":[' + "1," * (n // 2) + "1]}",
    "many names": lambda n: "{" + ",".join(f'"{number}":0' for number in range(n // 8)) + "}",
    "blanks": lambda n: "{" + " " * n,
}


@pytest.mark.parametrize("kind", JSON)
def test_json(kind: str) -> None:
    def read(text: str) -> None:
        with suppress(BadgeError):
            strict_json.parse(text)

    assert not faults(read, JSON[kind], 30_000)


def _svg(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'


def _style(text: str, drawn: str = "") -> str:
    return _svg(f"<style>{text}</style>{drawn}")


SVG: dict[str, Make] = {
    "a style without rules": lambda n: _style("a" * n),
    "a style of empty lines": lambda n: _style("\n" * n),
    "a style of characters by name": lambda n: _style("&amp;" * (n // 5)),
    "comments without end": lambda n: _style("/*" * (n // 2)),
    "rules without end": lambda n: _style("a{" * (n // 2)),
    "as many rules as shapes": lambda n: _style(".a{fill:url(#x)}" * (n // 30), '<g class="a"/>' * (n // 30)),
    "as many rules as classes": lambda n: _style(
        ".a{fill:url(#x)}" * (n // 20), f'<g class="{"a " * (n // 8)}"/>'
    ),
    "as many classes as addresses": lambda n: _style(f"{'.a' * (n // 4)}{{fill:{'url(#x)' * (n // 14)}}}"),
    "shapes that refer to one": lambda n: _svg('<g id="a"/>' + '<use href="#a"/>' * (n // 17)),
    "an address without end": lambda n: _svg(f'<g style="{"url(" * (n // 4)}"/>'),
    "an attribute without end": lambda n: _svg(f'<g id="{" " * n}"/>'),
    "many attributes": lambda n: _svg("<g" + "".join(f' a{number}="1"' for number in range(n // 10)) + "/>"),
    "nothing but blanks in a tag": lambda n: _svg(f"<g{' ' * n}/>"),
    "a long name of a namespace, used": lambda n: _svg(
        f'<g xmlns:q="{"u" * (n // 2)}">{"<q:b/>" * (n // 12)}</g>'
    ),
    "a long name of a namespace, in attributes": lambda n: _svg(
        f'<g xmlns:q="{"u" * (n // 2)}"><b'
        + "".join(f' q:a{number}=""' for number in range(n // 20))
        + "/></g>"
    ),
    "namespaces without end": lambda n: "<svg" + " xmlns='" * (n // 8),
    "badges": lambda n: _svg('<openbadges:assertion xmlns:openbadges="http://openbadges.org"/>' * (n // 64)),
}


@pytest.mark.parametrize("kind", SVG)
def test_svg(kind: str) -> None:
    """As a badge's picture, and as what a badge is baked into."""

    def read(svg: bytes) -> None:
        with suppress(PictureError):
            svg_picture.clean(svg)
        for use in (unbake, picture_of, lambda data: bake_svg(data, "https://a.test/", Standard.OB2)):
            with suppress(BakingError):
                use(svg)

    assert not faults(read, lambda n: SVG[kind](n).encode(), 30_000)


def _part(data: str) -> str:
    return base64.urlsafe_b64encode(data.encode()).rstrip(b"=").decode()


TOKENS: dict[str, Make] = {
    "a header without end": lambda n: "eyJ" + "a" * n,
    "dots": lambda n: "eyJ" + ".a" * (n // 2),
    "a payload of quotes": lambda n: (
        f"{_part('{}')}.{_part(JSON['quotes within a text without end'](n // 4 * 3))}."
    ),
    "a header of quotes": lambda n: f"{_part(JSON['quotes within a text without end'](n // 4 * 3))}.a.",
    "a signature without end": lambda n: f"{_part('{}')}.{_part('{}')}.{'a' * n}",
}


@pytest.mark.parametrize("kind", TOKENS)
def test_token(kind: str) -> None:
    def read(token: str) -> None:
        tokens.header_of(token)
        tokens.payload_of(token)
        with suppress(BadgeError):
            jws.read(token)

    assert not faults(read, TOKENS[kind], 30_000)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def _png(*chunks: bytes) -> bytes:
    header, end = PNG[:33], PNG[33:]
    return b"".join((header, *chunks, end))


PICTURES: dict[str, Callable[[int], bytes]] = {
    "chunk after chunk": lambda n: _png(*[_chunk(b"teXt", b"")] * (n // 12)),
    "badge after badge": lambda n: _png(*[_chunk(b"iTXt", b"openbadges" + b"\0" * 5)] * (n // 27)),
    "a keyword without end": lambda n: _png(_chunk(b"iTXt", b"a" * n)),
    "a badge of nothing": lambda n: _png(_chunk(b"iTXt", b"openbadges" + b"\0" * n)),
    "what unfolds a thousandfold": lambda n: _png(
        _chunk(b"iTXt", b"openbadges\0\1\0\0\0" + zlib.compress(b"a" * 100 * n))
    ),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_png(kind: str) -> None:
    def read(png: bytes) -> None:
        with suppress(BakingError):
            unbake(png)

    assert not faults(read, PICTURES[kind], 30_000)


@pytest.mark.parametrize(
    "read",
    [
        decode_base64url,
        status_list.decode,
        public_keys.base58,
        public_keys.from_pem,
        lambda text: public_keys.from_multikey(f"z{text}"),
        lambda text: public_keys.from_jwk({"kty": "RSA", "n": text, "e": "AQAB"}),
        lambda text: did.document_url(f"did:web:{text}"),
        lambda text: did.did_web_of(f"https://{text}"),
    ],
    ids=["base64url", "status list", "base58", "PEM", "multikey", "JWK", "did:web", "address"],
)
@pytest.mark.parametrize(
    "piece", ["1", "z", "_", ".", "a.", "a-", ":a", "%41", "-----BEGIN PUBLIC KEY-----\n"]
)
def test_keys_and_lists(read: Callable[[str], object], piece: str) -> None:
    def tried(text: str) -> None:
        with suppress(ValueError, BadgeError):
            read(text)

    assert not faults(tried, lambda n: piece * (n // len(piece)), 10_000)


LINKED: dict[str, Callable[[int], object]] = {
    "a node in a node": lambda n: _nested(min(n // 40, 38)),
    "many names": lambda n: {f"n{number}": "a" for number in range(n // 10)},
    "many values": lambda n: {"name": ["a"] * (n // 4)},
    "a long address": lambda n: {"id": "a" * n, "type": ["VerifiableCredential"]},
    "an address of colons": lambda n: {"id": "a:" * (n // 2), "type": ["VerifiableCredential"]},
}


def _nested(depth: int) -> dict[str, object]:
    found: dict[str, object] = {}
    for _ in range(depth):
        found = {"issuer": found}
    return found


@pytest.mark.parametrize("kind", LINKED)
def test_linked_data(kind: str) -> None:
    """Nodes without names are another matter: they are worked out elsewhere, with little time and memory."""

    def read(document: object) -> None:
        whole = {"@context": "https://www.w3.org/ns/credentials/v2", **document}  # type: ignore[dict-item]
        answer({"document": whole, "options": []})

    answer({"document": {}, "options": []})
    assert not faults(read, LINKED[kind], 2_000)
