"""Beside an answer that leads to advisers stands when they answer, without a name."""

from datetime import date, datetime, timedelta

import httpx
import psycopg
import pytest
from psycopg.types.json import Jsonb

from api.guide.places.schemas import Opening, OpeningDay
from api.home.chatbox.advisers import told
from api.home.chatbox.content import templates
from api.platform.kit.language import Language
from tests.factories import Factory

MONDAY = date(2026, 11, 30)
MORNING, AFTERNOON = ("09:00", "12:00"), ("14:00", "17:30")
WEEK = [[MORNING, AFTERNOON]] * 2 + [[AFTERNOON]] + [[MORNING, AFTERNOON]] * 2 + [[], []]


def days(hours: list[list[tuple[str, str]]]) -> list[OpeningDay]:
    return [
        OpeningDay(
            date=MONDAY + timedelta(days=number),
            holiday=None,
            intervals=[Opening(**{"from": opens, "to": closes, "comment": None}) for opens, closes in day],
        )
        for number, day in enumerate(hours)
    ]


def said(hours: list[list[tuple[str, str]]], at: str, language: Language = "fr") -> str:
    moment = datetime.fromisoformat(f"{MONDAY} {at}")
    sentences = [templates(language)[key].said(**gaps) for key, gaps in told(days(hours), moment, language)]
    return " ".join(sentences).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("08:59", "Prochaine ouverture : lundi 30 novembre à 9 h."),
        ("09:00", "Quelqu’un répond en ce moment, jusqu’à 12 h."),
        ("12:00", "Prochaine ouverture : lundi 30 novembre à 14 h."),
        ("17:29", "Quelqu’un répond en ce moment, jusqu’à 17 h 30."),
        ("17:30", "Prochaine ouverture : mardi 1er décembre à 9 h."),
    ],
)
def test_now_or_when_next(at: str, expected: str) -> None:
    assert said(WEEK, at).startswith(expected)


def test_days_in_a_row_with_the_same_hours_are_told_as_one() -> None:
    assert said(WEEK, "10:00").endswith(
        "Ces 7 jours, les conseiller·ères répondent : du lundi au mardi, 9 h – 12 h, 14 h – 17 h 30 ;"
        " mercredi, 14 h – 17 h 30 ; du jeudi au vendredi, 9 h – 12 h, 14 h – 17 h 30."
    )
    assert said([[MORNING]] * 5 + [[], []], "10:00", "en").endswith(
        "These 7 days, the advisers answer: Monday to Friday, 9:00 to 12:00."
    )


def test_after_an_absence_only_the_day_is_told_and_nothing_of_who_never_answers() -> None:
    assert said([[]] * 9 + [[MORNING]], "10:00") == "Prochaine ouverture : mercredi 9 décembre à 9 h."
    assert said([[]] * 15, "10:00") == said([], "10:00") == ""


ALWAYS = [{"weekday": day, "opens": "00:00", "closes": "23:59"} for day in range(1, 8)]


def give(connection: psycopg.Connection[object], factory: Factory, hours: list[dict[str, object]]) -> None:
    account = factory.account("adviser", first_name="Prénom")
    connection.execute(
        "INSERT INTO adviser_hours (account_id, hours) VALUES (%s, %s)",
        (account, Jsonb(hours)),
    )


async def test_a_visitor_who_wants_a_person_reads_the_hours_and_nobodys_name(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    asked = {"text": "je veux parler à une vraie personne"}
    before = (await client.post("/api/v1/chatbox", json=asked)).json()
    assert before["understood"]["intent"] == "human"
    assert "jours" not in before["text"]
    give(factory.connection, factory, ALWAYS)
    after = (await client.post("/api/v1/chatbox", json=asked)).json()
    assert "Ces 7 jours, les conseiller·ères répondent" in after["text"]
    assert "Prénom" not in after["text"]
    assert {"to": "/ask", "label": "Laisser ma question"} in after["links"]
    english = await client.post("/api/v1/chatbox", json=asked, headers={"Accept-Language": "en"})
    assert "These 7 days, the advisers answer" in english.json()["text"]
