"""A proof of consent says which words were agreed to, and these are kept (GDPR art. 7 §1)."""

import json
import re
from pathlib import Path
from typing import Any

import psycopg
import pytest

from api.people.privacy.wordings import CURRENT, WORDINGS
from api.people.privacy.words import TITLES, TO_PARENTS
from api.platform.kit.personal_data import Purpose
from tests.factories import Factory
from tests.people.privacy.conftest import EVERYTHING, MakeFamily

PWA = Path(__file__).parents[3] / "pwa/src"


def dictionaries(language: str) -> str:
    """All that the app says in a language."""
    files = [*PWA.glob(f"i18n/*{language}.ts"), *PWA.glob(f"*/words/*.{language}.ts")]
    return "\n".join(file.read_text() for file in sorted(files)).replace("\\u00a0", "\u00a0")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_said_today_is_the_last_version(language: str) -> None:
    """Change a text, and this asks for a version more in `wordings.json`, and in `data/privacy.ts`."""
    app = dictionaries(language)
    page = (PWA / f"people/words/privacy.{language}.ts").read_text()
    for purpose in Purpose:
        kept = WORDINGS[CURRENT][purpose]
        found = re.search(rf"^    {purpose}: \{{\n(.*?)^    \}},", page, re.MULTILINE | re.DOTALL)
        assert found, purpose
        shown = [json.loads(one) for one in re.findall(r'"(?:[^"\\]|\\.)*"', found[1])]
        assert kept[f"young.{language}"][: len(shown)] == shown
        assert [text for text in kept[f"young.{language}"] if text not in app] == []
        words = [TITLES[purpose], TO_PARENTS[purpose]]
        assert kept[f"parent.{language}"] == [one["fr" if language == "fr" else "en"] for one in words]


def test_the_app_names_that_version() -> None:
    named = re.findall(r'^const WORDING = "(.*)";$', (PWA / "data/privacy.ts").read_text(), re.MULTILINE)
    assert named == [CURRENT]


def proofs(connection: psycopg.Connection[Any]) -> list[tuple[str, str, str | None]]:
    return connection.execute(
        "SELECT party, answer, wording FROM consent_decision WHERE purpose = 'push' ORDER BY decided_at, id"
    ).fetchall()


async def test_a_yes_says_which_words_it_was_given_to(family: MakeFamily, factory: Factory) -> None:
    child = await family()
    for wording, agree in ((CURRENT, True), ("never here", False), (None, True)):
        body = {"agree": agree, "wording": wording}
        assert (await child.phone.put("/api/v1/me/consents/push", json=body)).status_code == 200
    await child.answer(await child.ask(), EVERYTHING)
    assert proofs(factory.connection) == [
        ("self", "agreed", CURRENT),
        ("self", "withdrawn", None),
        ("self", "agreed", None),
        ("parent", "agreed", CURRENT),
    ]
