import logging
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.badges.openbadges import certificate as certificates
from api.badges.openbadges.certificate import Certificate, FontsMissingError, pdf
from tests.badges.openbadges.drawings import png

AT = datetime(2026, 11, 26, 9, tzinfo=UTC)
WHOLE = Certificate(
    achievement="Accueillir un public",
    criteria="Tenir le stand une demi-journée.",
    issuer="Cadets de l’estuaire",
    picture=png(200),
    valid_from=AT,
    shown_url="https://epass.example.org/b/abc",
    valid_until=datetime(2028, 11, 26, tzinfo=UTC),
    holder="Łukasz Ğöksu",
    narrative="Cadet a gardé le sourire.",
)


def test_it_is_one_page_that_says_its_language_and_title_and_leads_to_the_check() -> None:
    french, english = pdf(WHOLE, AT), pdf(WHOLE, AT, "en")
    assert french.startswith(b"%PDF-")
    assert french.count(b"/Type /Page\n") == 1
    assert b"/Lang (fr-FR)" in french
    assert b"/Lang (en-GB)" in english
    assert b"/URI (https://epass.example.org/b/abc)" in french
    assert b"/Title" in french
    assert french.count(b"/FontFile2") == 2


def test_without_a_link_it_leads_nowhere() -> None:
    assert b"/URI" not in pdf(replace(WHOLE, shown_url=""), AT)


def test_it_is_the_same_for_the_same_content_and_moment() -> None:
    assert pdf(WHOLE, AT) == pdf(WHOLE, AT)
    assert pdf(WHOLE, AT) != pdf(replace(WHOLE, holder=""), AT)


def test_its_font_has_the_letters_of_every_name_of_europe(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, logger="fpdf")
    pdf(replace(WHOLE, holder="Ŝřđþœ ÿ Ÿ ŵ Ђјћ Ελένη Олексій ẞ ơư"), AT)
    assert not [record for record in caplog.records if "glyph" in record.message]


def test_a_name_it_has_no_letters_for_is_not_written_into_the_log(caplog: pytest.LogCaptureFixture) -> None:
    pdf(replace(WHOLE, holder="🎉"), AT)
    assert caplog.records == []


@pytest.mark.parametrize("text", ["mot " * 2000, "m" * 8000, "a\n" * 900])
def test_what_is_too_long_is_cut_and_stays_on_the_page(text: str) -> None:
    long = replace(WHOLE, achievement=text, criteria=text, issuer=text, holder=text, narrative=text)
    assert pdf(long, AT).count(b"/Type /Page\n") == 1


def test_without_fonts_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certificates, "FONTS", Path("nowhere"))
    with pytest.raises(FontsMissingError, match="make build/fonts"):
        pdf(WHOLE, AT)
