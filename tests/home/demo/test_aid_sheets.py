"""Our own sheets on aids and ways back: whole in both languages, short, without amounts."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from api.guide.aids.schemas import AidSheetPublic, Profile
from api.platform.kit.project import ROOT
from tests.both_forms import masculine_alone
from tests.tone import is_tu, is_vous

WANTED = {
    *("bourse-college", "bourse-lycee", "bourse-etudes-superieures", "logement", "transport"),
    *("premier-equipement", "handicap-ecole", "handicap-emploi", "erasmus", "permis", "repas"),
    *("ecole-de-production", "psad", "mission-locale", "prepa", "visa", "acces", "retour-en-formation"),
    *("apres-la-3e", "aider-son-enfant", "conseil-evolution", "formation-adulte"),
}
OFFICIAL = ["d’appui aux décrocheurs"]
LONGEST = 170


@cache
def sheets() -> list[AidSheetPublic]:
    file = json.loads((ROOT / "api/home/demo/data/aid_sheets.json").read_text(encoding="utf-8"))
    return [AidSheetPublic.model_validate(one) for one in file["sheets"]]


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Every sentence, each with the id of its sheet."""
    for sheet in sheets():
        told: dict[str, Any] = getattr(sheet, language).model_dump()
        for value in told.values():
            yield from ((sheet.id, one) for one in (value if isinstance(value, list) else [value]))


def faulty(language: str, pattern: str) -> list[tuple[str, str]]:
    return [(key, text) for key, text in texts(language) if re.search(pattern, text)]


def test_each_way_has_its_sheet_and_everybody_finds_some() -> None:
    ids = [sheet.id for sheet in sheets()]
    assert len(ids) == len(set(ids))
    assert set(ids) >= WANTED
    assert {profile for sheet in sheets() for profile in sheet.profiles} == {*Profile}
    topics = list(dict.fromkeys(sheet.topic for sheet in sheets()))
    assert [sheet.topic for sheet in sheets()] == sorted(
        (sheet.topic for sheet in sheets()), key=topics.index
    )


@pytest.mark.parametrize("language", ["fr", "en"])
class TestBothLanguages:
    def test_short_enough_to_be_read(self, language: str) -> None:
        assert [text for _, text in texts(language) if len(text) > LONGEST] == []
        for sheet in sheets():
            assert 2 <= len(sheet.fr.what) == len(sheet.en.what) <= 4, sheet.id

    def test_no_amount_no_age_no_year_no_promise(self, language: str) -> None:
        assert faulty(language, r"€|\d\s?%|\b(?:euros?|SMIC)\b|\b(?:19|20)\d\d\b|\d+\s?(?:ans|years)\b") == []
        assert faulty(language, r"(?i)garanti[er]?\b(?! Visale)|tu as droit à|you will get|à coup sûr") == []

    def test_no_sentence_stands_twice(self, language: str) -> None:
        said = Counter(text.casefold() for _, text in texts(language))
        assert [sentence for sentence, times in said.items() if times > 1] == []


class TestFrench:
    def test_everybody_is_named(self) -> None:
        assert [(k, found) for k, text in texts("fr") if (found := masculine_alone(text, OFFICIAL))] == []

    def test_parents_alone_are_told_vous_and_who_reads_with_others_neither(self) -> None:
        to_parents = {sheet.id for sheet in sheets() if sheet.profiles == [Profile.PARENT]}
        own = [(key, re.sub(r"«[^»]*»", "", text)) for key, text in texts("fr")]
        assert {key for key, text in own if is_vous(text)} == to_parents == {"aider-son-enfant"}
        assert [told for told in own if is_tu(told[1])] == []

    def test_it_is_set_as_french_is(self) -> None:
        assert faulty("fr", r"'|\"|\.\.\.|[^\u00a0][;:!?»](?!\w)|«[^\u00a0]|  |\u00ad|[ \u00a0]$") == []
