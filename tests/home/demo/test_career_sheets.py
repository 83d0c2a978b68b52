"""Our own sheets on careers: whole in both languages, short enough to be read, for everybody."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from api.platform.kit.project import ROOT
from tests.both_forms import masculine_alone
from tests.tone import is_tu, is_vous

DATA = ROOT / "api/home/demo/data"

Sheet = dict[str, Any]

LONGEST = {
    "title_feminine": 70,
    "title_masculine": 70,
    "hook": 160,
    "what": 160,
    "with_whom": 240,
    "where": 240,
    "hours": 240,
    "like": 160,
    "hard": 160,
    "first_steps": 200,
    "said": 100,
    "truth": 260,
}
"""Characters, of each sentence where there are several."""
HOW_MANY = {"what": (3, 6), "like": (3, 4), "hard": (2, 3), "first_steps": (2, 4)}
FIELDS = set(LONGEST) - {"said", "truth"} | {"cliche"}

DIPLOMAS = {
    "CAP Accompagnant éducatif petite enfance": "50033205",
    "CAP agricole Jardinier paysagiste": "50321405",
    "CAP agricole Métiers de l’agriculture": "50321130",
    "CAP Aéronautique option structures": "50025307",
    "CAP Boulanger": "50022137",
    "CAP Charpentier bois": "50023446",
    "CAP Charpentier de marine": "50023444",
    "CAP Commercialisation et services en hôtel-café-restaurant": "50033413",
    "CAP Composites, plastiques chaudronnés": "50022510",
    "CAP Conducteur d’installations de production": "50020101",
    "CAP Cuisine": "50022146",
    "CAP Maroquinerie": "50024323",
    "CAP Maçon": "50023224",
    "CAP Monteur en installations sanitaires": "50023324",
    "CAP Métiers de la coiffure": "50033616",
    "CAP Opérateur/opératrice logistique": "50031122",
    "CAP Réalisations industrielles en chaudronnerie ou soudage": "50025438",
    "CAP maritime": "50021308",
    "CAP Électricien": "50025524",
    "CAP Équipier polyvalent du commerce": "50031224",
    "bac pro Accompagnement, soins et services à la personne": "40033007",
    "bac pro Aménagements paysagers": "40321405",
    "bac pro Artisanat et métiers d’art option communication visuelle plurimédia": "40032303",
    "bac pro Aéronautique option structure": "40025304",
    "bac pro Boulanger-pâtissier": "40022105",
    "bac pro Conduite de productions horticoles": "40321114",
    "bac pro Conduite et gestion de l’entreprise agricole": "40321004",
    "bac pro Conduite et gestion de l’entreprise vitivinicole": "40321113",
    "bac pro Cuisine": "40022106",
    "bac pro Installateur en chauffage, climatisation et énergies renouvelables": "40022707",
    "bac pro Maintenance des systèmes de production connectés": "40025012",
    "bac pro Métiers de l’électricité et de ses environnements connectés": "40025520",
    "bac pro Métiers de la sécurité": "40034403",
    "bac pro Métiers du commerce et de la vente": "40031213",
    "bac pro Métiers du cuir option maroquinerie": "40024302",
    "bac pro Pilote de ligne de production": "40020102",
    "bac pro Plastiques et composites": "40022503",
    "bac pro Technicien constructeur bois": "40023404",
    "bac pro Technicien en chaudronnerie industrielle": "40025411",
    "bac pro Technicien en réalisation de produits mécaniques": "40025014",
    "Technicien du bâtiment\u00a0: organisation et réalisation du gros œuvre": "40023203",
    "BTS agricole Gestion et maîtrise de l’eau": "32334302",
    "BTS agricole Viticulture-œnologie": "32321112",
    "BTS Comptabilité et gestion": "32031408",
    "BTS Conception des processus de réalisation de produits": "32022317",
    "BTS Cybersécurité, informatique et réseaux, électronique": "32020116",
    "BTS Maintenance des systèmes": "32025014",
    "BTS Métiers de l’audiovisuel option métiers du son": "32032330",
    "BTS Métiers de l’eau": "32020114",
    "BTS Services informatiques aux organisations": "32032613",
}
"""The diplomas that the sheets name, by their code: official names are in the masculine alone."""
OFFICIAL = [
    *DIPLOMAS,
    "assistant de vie aux familles",
    "accompagnant éducatif et social",
    "jeunes sapeurs-pompiers",
]
TOLD_TO_DO = re.compile(
    r"(?:^|[.?!:,] |\b(?:et|puis) )"
    r"(?:apprends|assiste|code|compare|construis|couds|cultive|deviens|entraîne|essaie|interroge|monte|note|"
    r"observe|passe|prends|promène|propose|refais|rejoins|repère|tiens|trouve|visite|vois)(?!\w)",
    re.IGNORECASE,
)
"""First words by which these sheets told a pupil what to do, beside those that all tests know."""


@cache
def sheets() -> list[Sheet]:
    file = json.loads((DATA / "career_sheets.json").read_text(encoding="utf-8"))
    assert set(file) == {"sheets"}
    return list(file["sheets"])


def texts(sheet: Sheet, language: str) -> Iterator[tuple[str, str]]:
    """Its sentences, each with the name of its field."""
    for name, value in sheet[language].items():
        if name == "cliche":
            yield from value.items()
        elif isinstance(value, list):
            yield from ((name, text) for text in value)
        else:
            yield name, value


def faulty(language: str, pattern: str) -> list[tuple[str, str]]:
    """The sentences of that language in which something is found that must not be there."""
    return [
        (sheet["code"], text)
        for sheet in sheets()
        for _, text in texts(sheet, language)
        if re.search(pattern, text)
    ]


class TestShape:
    def test_there_are_forty_each_of_a_career_of_the_set(self) -> None:
        with (DATA / "careers.csv").open(encoding="utf-8", newline="") as file:
            careers = {row["code"] for row in csv.DictReader(file, delimiter=";")}
        codes = [sheet["code"] for sheet in sheets()]
        assert len(codes) == 40
        assert codes == sorted(set(codes))
        assert set(codes) <= careers

    def test_each_says_when_it_was_written_and_where_its_facts_were_checked(self) -> None:
        for sheet in sheets():
            assert set(sheet) == {"code", "written_on", "reviewed_on", "sources", "fr", "en"}
            written = date.fromisoformat(sheet["written_on"])
            assert sheet["reviewed_on"] is None or date.fromisoformat(sheet["reviewed_on"]) >= written
            assert sheet["sources"]
            for source in sheet["sources"]:
                assert set(source) == {"publisher", "title", "year"}
                assert source["publisher"]
                assert source["title"]
                assert 2019 <= source["year"] <= written.year

    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_every_field_is_there_and_short_enough_to_be_read(self, language: str) -> None:
        for sheet in sheets():
            one = sheet[language]
            assert set(one) == FIELDS
            assert set(one["cliche"]) == {"said", "truth"}
            for name, (least, most) in HOW_MANY.items():
                assert least <= len(one[name]) <= most, (sheet["code"], name)
            for name, text in texts(sheet, language):
                assert text == text.strip()
                assert 2 <= len(text) <= LONGEST[name], (sheet["code"], name, text)

    def test_both_languages_say_as_much(self) -> None:
        for sheet in sheets():
            for name in HOW_MANY:
                assert len(sheet["fr"][name]) == len(sheet["en"][name]), (sheet["code"], name)

    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_no_sentence_stands_twice(self, language: str) -> None:
        said = Counter(
            sentence.strip().casefold()
            for sheet in sheets()
            for name, text in texts(sheet, language)
            if not name.startswith("title")
            for sentence in re.split(r"(?<=[.?!]) ", text)
        )
        assert [sentence for sentence, times in said.items() if times > 1] == []


class TestWords:
    def test_everybody_is_named(self) -> None:
        wrong = {
            (sheet["code"], text): found
            for sheet in sheets()
            for name, text in texts(sheet, "fr")
            if name != "title_masculine" and (found := masculine_alone(text, OFFICIAL))
        }
        assert wrong == {}

    def test_pupils_parents_and_adults_are_told_neither_tu_nor_vous(self) -> None:
        # What one may ask a professional stands in quotes.
        own = [
            (sheet["code"], re.sub(r"«[^»]*»", "", text))
            for sheet in sheets()
            for _, text in texts(sheet, "fr")
        ]
        assert [told for told in own if is_tu(told[1]) or is_vous(told[1])] == []
        assert [told for told in own if TOLD_TO_DO.search(told[1])] == []

    def test_french_is_set_as_french_is(self) -> None:
        assert faulty("fr", r"'|\"|\.\.\.|[^\u00a0][;:!?»](?!\w)|«[^\u00a0]|  |\u00ad|[ \u00a0]$") == []
        assert [text for _, text in faulty("fr", r"[a-zé]»|\s,| \.")] == []

    def test_english_is_set_as_english_is(self) -> None:
        assert faulty("en", r"'|\"|«|\.\.\.|  |\u00ad| [;!?]| :") == []

    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_no_amount_of_money_no_year_no_promise(self, language: str) -> None:
        assert faulty(language, r"€|\d\s?%|\b(?:euros?|SMIC)\b|\b(?:19|20)\d\d\b") == []
        assert faulty(language, r"(?i)garanti|guarantee|à coup sûr|emploi assuré|facilement un emploi") == []

    def test_diplomas_are_named_as_they_are(self) -> None:
        named = re.compile(r"(?:CAP(?: agricole)?|[Bb]ac pro|BTS(?: agricole)?) [A-ZÉ]")
        for sheet in sheets():
            for _, text in texts(sheet, "fr"):
                left = text
                for name in DIPLOMAS:
                    left = left.replace(name, "")
                assert not named.search(left), (sheet["code"], text)
        said = " ".join(text for sheet in sheets() for _, text in texts(sheet, "fr"))
        assert [name for name in DIPLOMAS if name not in said] == []


@pytest.mark.open_data
def test_each_diploma_named_is_open_in_the_nomenclature(open_data: Path) -> None:
    path = open_data / "carte-formations/nFormationDiplome_.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        closes = {
            row["FORMATION_DIPLOME"]: row["DATE_FERMETURE"]
            for row in csv.DictReader(file, delimiter=";", quoting=csv.QUOTE_NONE)
        }
    assert {name: closes.get(code, "unknown") for name, code in DIPLOMAS.items()} == dict.fromkeys(
        DIPLOMAS, ""
    )
