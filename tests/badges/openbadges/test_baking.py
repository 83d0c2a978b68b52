import zlib
from pathlib import Path

import openbadgeslib.baking as peer
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.badges.openbadges.baking import (
    MAX_FILE,
    MAX_TEXT,
    Baked,
    BakingError,
    Standard,
    bake_png,
    bake_svg,
    is_baked_from,
    picture_digest,
    picture_of,
    unbake,
)
from tests.badges.openbadges.drawings import SVG, png

JWT = "eyJhbGciOiJFUzI1NiJ9.eyJqdGkiOiJ1cm46dXVpZDox4oCZIn0.c2lnbmF0dXJl"
HOSTED = '{"id": "https://example.org/a/1", "note": "« ]]> & <é> »"}'
PEER_NAMES = {
    Standard.OB2: (peer.ITXT_KEYWORD, peer.SVG_ELEMENT, peer.SVG_NS),
    Standard.OB3: (peer.ITXT_KEYWORD_OB3, peer.SVG_ELEMENT_OB3, peer.SVG_NS_OB3),
}
BAKES = {"png": (bake_png, png(64)), "svg": (bake_svg, SVG)}
both = pytest.mark.parametrize("kind", ["png", "svg"])


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def with_chunks(*chunks: bytes) -> bytes:
    plain = png(64)
    return plain[:33] + b"".join(chunks) + plain[33:]


def what_is_read(data: bytes) -> Baked | BakingError:
    try:
        return unbake(data)
    except BakingError as error:
        return error


def code_of(data: bytes) -> str:
    with pytest.raises(BakingError) as refused:
        unbake(data)
    return refused.value.code


@both
@pytest.mark.parametrize("standard", Standard)
@pytest.mark.parametrize("text", [JWT, HOSTED])
def test_what_is_baked_is_read_again_and_the_picture_stays_the_same(
    kind: str, standard: Standard, text: str
) -> None:
    bake, picture = BAKES[kind]
    baked = bake(picture, text, standard)
    assert unbake(baked) == Baked(standard, text)
    assert picture_of(baked) == picture
    assert picture_digest(baked) == picture_digest(picture)
    assert is_baked_from(baked, picture)


@both
def test_baking_again_replaces_whatever_the_standard_was(kind: str) -> None:
    bake, picture = BAKES[kind]
    once = bake(picture, JWT, Standard.OB3)
    assert bake(bake(picture, HOSTED, Standard.OB2), JWT, Standard.OB3) == once


def test_a_png_holds_one_uncompressed_chunk_right_after_its_header() -> None:
    expected = chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0" + JWT.encode())
    assert bake_png(png(64), JWT, Standard.OB3) == with_chunks(expected)


def test_the_address_of_an_assertion_in_a_legacy_text_chunk_is_read_and_replaced() -> None:
    legacy = with_chunks(chunk(b"tEXt", b"openbadges\0https://example.org/a/1"))
    assert unbake(legacy) == Baked(Standard.OB2, "https://example.org/a/1")
    assert bake_png(legacy, JWT, Standard.OB2) == bake_png(png(64), JWT, Standard.OB2)


def test_an_svg_names_its_badge_as_the_standards_do() -> None:
    credential = bake_svg(SVG, JWT, Standard.OB3).decode()
    assert credential.startswith('<svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" xmlns=')
    assert f'><openbadges:credential verify="{JWT}"></openbadges:credential>' in credential
    hosted = bake_svg(SVG, HOSTED, Standard.OB2).decode()
    assert hosted.startswith('<svg xmlns:openbadges="http://openbadges.org" xmlns=')
    assert '><openbadges:assertion verify="https://example.org/a/1"><![CDATA[{' in hosted


def test_a_badge_in_an_empty_element_and_in_an_empty_drawing_are_read() -> None:
    empty = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    assert unbake(bake_svg(empty, JWT, Standard.OB3)).text == JWT
    inner = b"<o:credential xmlns:o='https://purl.imsglobal.org/ob/v3p0' verify='a>b' />"
    short = SVG.replace(b"<path", inner + b"<path", 1)
    assert unbake(short).text == "a>b"
    assert picture_of(short) == SVG


@pytest.mark.open_data
@pytest.mark.parametrize("name", ["simple-json.png", "simple-json.svg", "simple-jwt.png", "simple-jwt.svg"])
def test_the_official_pictures_are_read(name: str, open_data: Path) -> None:
    data = (open_data / "openbadges" / "vectors" / "ob30" / name).read_bytes()
    baked = unbake(data)
    assert baked.standard is Standard.OB3
    assert baked.text.startswith("eyJ" if "jwt" in name else "{")


@pytest.mark.parametrize("standard", Standard)
def test_openbadgeslib_reads_ours_and_we_read_its(standard: Standard) -> None:
    keyword, element, namespace = PEER_NAMES[standard]
    assert peer.extract_png(bake_png(png(64), JWT, standard), keyword=keyword) == JWT
    assert unbake(peer.bake_png(png(64), JWT, "a comment", keyword=keyword)) == Baked(standard, JWT)
    assert peer.extract_svg(bake_svg(SVG, JWT, standard), element=element) == JWT
    theirs = peer.bake_svg(SVG, JWT, "a comment", element=element, namespace=namespace)
    assert unbake(theirs) == Baked(standard, JWT)


def test_openbadgeslib_reads_the_json_of_ours_and_we_of_its() -> None:
    _, element, namespace = PEER_NAMES[Standard.OB3]
    ours = bake_svg(SVG, HOSTED, Standard.OB3)
    assert peer.extract_svg(ours, element=element, text_fallback=True) == HOSTED
    theirs = peer.bake_svg(SVG, HOSTED, element=element, namespace=namespace, as_text=True)
    assert unbake(theirs) == Baked(Standard.OB3, HOSTED)


@both
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_one_changed_byte_is_seen(kind: str, data: st.DataObject) -> None:
    bake, picture = BAKES[kind]
    baked = bytearray(bake(picture, JWT, Standard.OB3))
    at = data.draw(st.integers(0, len(baked) - 1))
    baked[at] ^= data.draw(st.integers(1, 255))
    read = what_is_read(bytes(baked))
    if isinstance(read, BakingError):
        assert read.altered
        return
    # In an SVG it may be the credential, which its signature covers, or else the drawing or a space.
    assert kind == "svg"
    assert read.text != JWT or not is_baked_from(bytes(baked), picture)


def test_a_byte_of_the_drawing_is_seen_even_where_the_checksum_was_repaired() -> None:
    baked = bake_png(png(64, "navy"), JWT, Standard.OB3)
    assert unbake(baked).text == JWT
    assert not is_baked_from(baked, png(64))
    assert picture_digest(baked) != picture_digest(png(64))


ITXT = b"openbadgecredential\0"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_picture"),
        (b"eyJhbGciOiJFUzI1NiJ9.e30.c2ln", "not_a_picture"),
        (b"\xff\xd8\xff\xe0 a photo", "not_a_picture"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'><!-- <svg --></html>", "not_a_picture"),
        (png(64), "no_badge"),
        (SVG, "no_badge"),
        (b"\x89PNG\r\n\x1a\n" + bytes(MAX_FILE), "too_large"),
        (with_chunks(chunk(b"iTXt", ITXT + b"\0\0\0\0" + b"a" * (MAX_TEXT + 1))), "too_large"),
        (with_chunks(*[chunk(b"iTXt", ITXT + b"\0\0\0\0a")] * 2), "several"),
        (
            with_chunks(chunk(b"iTXt", ITXT + b"\0\0\0\0a"), chunk(b"tEXt", b"openbadges\0https://a.org")),
            "several",
        ),
        (with_chunks(chunk(b"iTXt", ITXT + b"\0\0\0\0\xff")), "broken_png"),
        (with_chunks(chunk(b"iTXt", ITXT)), "broken_png"),
        (with_chunks(chunk(b"iTXt", ITXT + b"\1\0\0\0" + b"not deflated")), "broken_png"),
        (
            with_chunks(chunk(b"iTXt", ITXT + b"\1\0\0\0" + zlib.compress(bytes(50_000_000)))),
            "compressed_too_large",
        ),
        (png(64) + b"more", "broken_png"),
        (png(64)[:-12], "broken_png"),
        (png(64)[:33] + png(64)[8:], "broken_png"),
        (with_chunks(b"\xff\xff\xff\xffiTXt"), "broken_png"),
        (SVG[:-3], "broken_svg"),
        (bake_svg(SVG, JWT, Standard.OB3).replace(b"purl.", b"purm."), "broken_svg"),
        (bake_svg(SVG, JWT, Standard.OB3).replace(b"verify=", b"verifx="), "broken_svg"),
        (
            bake_svg(SVG, JWT, Standard.OB3).replace(
                b"<path", b'<openbadges:credential verify="b"/><path', 1
            ),
            "several",
        ),
        (
            bake_svg(SVG, JWT, Standard.OB3).replace(b'"></', b'">{"id": "https://example.org/2"}</'),
            "several",
        ),
        (
            bake_svg(SVG, HOSTED, Standard.OB2).replace(b'verify="', b'verify="eyJ'),
            "several",
        ),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG, "unsafe_svg"),
        (b'<!DOCTYPE svg [<!ATTLIST svg a CDATA "b">]>' + SVG, "unsafe_svg"),
        (b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + SVG.replace(b"</svg>", b"&a;</svg>"), "unsafe_svg"),
        (SVG.replace(b"</svg>", b"<g>" * 100 + b"</g>" * 100 + b"</svg>"), "unsafe_svg"),
        (SVG.replace(b"</svg>", b"<script>alert(1)</script></svg>"), "unsafe_svg"),
        (SVG.replace(b"<path", b'<path onclick="alert(1)"', 1), "unsafe_svg"),
        (SVG.replace(b"</svg>", b'<a href=" java\nscript:alert(1)"/></svg>'), "unsafe_svg"),
    ],
)
def test_what_carries_no_badge_is_refused_with_a_word(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_a_compressed_text_is_read_though_the_standard_forbids_it() -> None:
    data = with_chunks(chunk(b"iTXt", ITXT + b"\1\0fr\0badge\0" + zlib.compress(JWT.encode())))
    assert unbake(data) == Baked(Standard.OB3, JWT)


def test_nothing_is_baked_into_what_is_no_picture_and_nothing_too_long() -> None:
    for bake, data, text in [
        (bake_png, b"GIF89a", JWT),
        (bake_svg, b"<svg", JWT),
        (bake_png, png(64), "a" * (MAX_TEXT + 1)),
        (bake_svg, SVG, "{"),
    ]:
        with pytest.raises(BakingError):
            bake(data, text, Standard.OB2)
