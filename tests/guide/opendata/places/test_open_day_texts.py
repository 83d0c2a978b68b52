"""When doors are open, out of free texts: what is read is sure, what is past is never told as to come."""

from collections.abc import Callable
from datetime import date

import pytest

from api.guide.opendata.places.open_day_texts import LONGEST, read
from api.platform.kit.clock import PARIS
from tests.linear import faults

SURE = {
    "Le 5 avril 2025 de 9h00 à 12h00": ["05/04/2025 09:00-12:00"],
    "le 1er mars 2025 de 9h à 16h30": ["01/03/2025 09:00-16:30"],
    "LE 1 AOÛT 2027 DE 9H30 À 15H": ["01/08/2027 09:30-15:00"],
    "Le 22 mars 2025 de 9h00 à 17h00 (sur inscription)": ["22/03/2025 09:00-17:00"],
    "Le 8 mars 2025 de 9h00 à 16h00 de 9h à 12h et de 13h30 à 16h": ["08/03/2025 09:00-16:00"],
    "Le 5 juillet 2025 de 9h à 13h et de 14h à 17h30": ["05/07/2025 09:00-17:30"],
    "Du 28 mars 2025 à 17h au 29 mars 2025 à 13h de 17h à 20h le 28/03/2025 et de 9h à 13h le 29/03/2025": [
        "28/03/2025 17:00-20:00",
        "29/03/2025 09:00-13:00",
    ],
    "Du 14 mars 2025 au 15 mars 2025 de 16h30 à 19h30 le 14/03/2025 et de 8h30 à 12h30 le 15/03/2025": [
        "14/03/2025 16:30-19:30",
        "15/03/2025 08:30-12:30",
    ],
    "Le 8 mars 2025 de 9h00 à 13h00 (BTS (SAM , GPME) et Licence pro)": ["08/03/2025 09:00-13:00"],
}
UNSURE: dict[str, date | None] = {
    "": None,
    "le 21 février, de 8h à 15h": None,
    "le 21 février de 8h30 à 15h30": None,
    "Le 1 avril 2025": date(2025, 4, 1),
    "Le 14 mai 2025 (sur rendez-vous)": date(2025, 5, 14),
    "Le 30 février 2025 de 9h à 12h": None,
    "Le 31 avril 2025 de 9h à 12h et le 2 mai 2025": date(2025, 5, 2),
    "Le 5 avril 0025 de 9h à 12h": None,
    "Le 5 avril 9999 de 9h à 12h": None,
    "Le 5 avril 2025 de 12h à 9h": date(2025, 4, 5),
    "Le 5 avril 2025 de 25h à 26h": date(2025, 4, 5),
    "Le 5 avril 2025 de 9h00 à 12h00 sauf le lundi": date(2025, 4, 5),
    "Le 5 avril 2025 de 9h00 à 12h00 (annulé)": date(2025, 4, 5),
    "Le 5 avril 2025 de 9h00 à 12h00 (reportée)": date(2025, 4, 5),
    "Le 5 avril 2025 de 9h00 à 12h00 (horaires à confirmer)": date(2025, 4, 5),
    "Le 5 avril 2025 de 9h à 16h (sur le site de Saint-Paul)": date(2025, 4, 5),
    "Le 5 avril 2025 de 9h à 16h (en visio)": date(2025, 4, 5),
    "Le 14 juin 2025 de 9h00 à 13h00 (matin uniquement)": date(2025, 6, 14),
    "Le 5 avril 2025 de 9h à 12h (sans fin": date(2025, 4, 5),
    "Du 21 mars 2025 à 9h00 au 22 mars 2025 à 15h30": date(2025, 3, 22),
    "Du 22 mars 2025 au 21 mars 2025 de 9h à 10h le 22/03/2025 et de 9h à 10h le 21/03/2025": date(
        2025, 3, 22
    ),
    "Du 14 mars 2025 au 15 mars 2025 de 9h à 12h le 14/03/2025": date(2025, 3, 15),
    "Du 14 mars 2025 au 15 mars 2025 de 9h à 12h le 14/03/2025 et de 9h à 12h le 16/03/2025": date(
        2025, 3, 16
    ),
    "Du 1 janvier 2025 à 13h30 au 31 décembre 2026 à 16h30 (tous les mercredis)": date(2026, 12, 31),
    "Date(s) indicative(s) des Journées portes ouvertes précédentes : le 29/01/2025": None,
    "Date(s) indicative(s) des Journées portes ouvertes précédentes : du 29/01/2099 au 30/01/2099": None,
    "Dates indicatives des portes ouvertes précédentes (le 5 avril 2099 de 9h à 12h)": None,
    "le 29/01/2025": date(2025, 1, 29),
}


@pytest.mark.parametrize("text", SURE)
def test_days_with_their_hours_are_read(text: str) -> None:
    told = [
        f"{one.starts_at.astimezone(PARIS):%d/%m/%Y %H:%M}-{one.ends_at.astimezone(PARIS):%H:%M}"
        for one in read(text).openings
    ]
    assert told == SURE[text]


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_not_sure_is_no_opening(text: str) -> None:
    told = read(text)
    assert told.openings == []
    assert told.last_day == UNSURE[text]


def test_a_note_and_an_address_are_told_beside() -> None:
    told = read("Le 15 mars 2025 de 9h à 17h (Plus d'info : https://example.org/annuler/portes)")
    assert len(told.openings) == 1
    assert (told.note, told.url) == (
        "Plus d'info : https://example.org/annuler/portes",
        "https://example.org/annuler/portes",
    )


def test_a_text_too_long_for_what_it_would_say_is_not_read() -> None:
    text = "Le 5 avril 2025 de 9h00 à 12h00 (" + "x" * LONGEST + ")"
    assert read(text) == ([], None, "", "")


HOSTILE: dict[str, Callable[[int], str]] = {
    "days": lambda n: "le 5 avril 2025 " * (n // 16),
    "hours": lambda n: "le 5 avril 2025" + " de 9h à 10h" * (n // 12),
    "spans": lambda n: "du 5 avril 2025 au 6 avril 2025" + " et de 9h a 10h le 05/04/2025" * (n // 29),
    "spaces": lambda n: "le" + " " * n + "5",
    "brackets": lambda n: "(" * n,
    "addresses": lambda n: "(https://" * (n // 9),
    "previous": lambda n: "dates indicatives " * (n // 18),
    "digits": lambda n: "1/" * (n // 2),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also of texts that are not cut."""
    monkeypatch.setattr("api.guide.opendata.places.open_day_texts.LONGEST", 10**9)
    assert not faults(read, HOSTILE[kind], 4_000, 0.001)
