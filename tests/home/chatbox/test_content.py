"""What the chatbox says: the same in both languages, as it is written here, and every link alive."""

import json
import re
from functools import cache
from string import Formatter
from urllib.parse import urlsplit

import pytest

from api.home.chatbox.content import templates
from api.home.chatbox.intents import SENTENCES, labelled
from api.platform.kit.project import ROOT
from tests.both_forms import masculine_alone
from tests.tone import is_tu, is_vous

OFFICIAL = {
    *("www.alternance.emploi.gouv.fr", "www.service-public.fr", "www.onisep.fr", "www.parcoursup.fr"),
    *("www.1jeune1solution.gouv.fr", "www.monmaster.gouv.fr", "www.francetravail.fr"),
    *("www.service-civique.gouv.fr", "www.messervices.etudiant.gouv.fr", "mon-vie-via.businessfrance.fr"),
    *("signal.conso.gouv.fr", "www.moncompteformation.gouv.fr"),
}
NAMES = ["école d’ingénieurs", "titres d’ingénieur", "d’apprentis", "à l’étranger"]
"""Of schools and contracts, which nobody renames; abroad is no person."""


@cache
def pages() -> list[re.Pattern[str]]:
    """The pages of the app."""
    routes = (ROOT / "pwa/src/app/routes.ts").read_text()
    patterns = re.findall(r'route\(\s*"([^"]+)"', routes)
    return [re.compile(re.sub(r":\w+", "[^/]+", one)) for one in patterns]


@cache
def aids() -> set[str]:
    """The sheets on aids that come with the app."""
    file = json.loads((ROOT / "api/home/demo/data/aid_sheets.json").read_text())
    return {f"/aids/{one['id']}" for one in file["sheets"]}


@pytest.mark.parametrize("key", templates("fr"))
def test_a_sentence_is_the_same_in_both_languages(key: str) -> None:
    french, english = templates("fr")[key], templates("en")[key]
    assert [one.to for one in french.links] == [one.to for one in english.links]
    gaps = [{gap for _, gap, _, _ in Formatter().parse(one.text) if gap} for one in (french, english)]
    assert gaps[0] == gaps[1]


def test_no_sentence_is_of_one_language_alone() -> None:
    assert templates("fr").keys() == templates("en").keys()


@pytest.mark.parametrize("key", templates("fr"))
def test_a_french_sentence_is_written_as_everywhere_here(key: str) -> None:
    template = templates("fr")[key]
    for said in (template.text, *(one.label for one in template.links)):
        assert not re.search(r"[^\u00a0\u202f][:;?!»]|«[^\u00a0\u202f]|'", said), said
        plain = said
        for name in NAMES:
            plain = " ".join(plain.split(name))
        assert not masculine_alone(plain), said
        assert not is_tu(said), said
        assert not is_vous(said), said


@pytest.mark.parametrize("key", templates("fr"))
def test_every_link_is_alive(key: str) -> None:
    for link in templates("fr")[key].links:
        address = urlsplit(link.to)
        if address.scheme:
            assert (address.scheme, address.hostname in OFFICIAL) == ("https", True), link.to
        elif address.path.startswith("/aids/"):
            assert address.path in aids(), link.to
        else:
            assert any(page.fullmatch(address.path) for page in pages()), link.to


def test_what_is_explained_has_a_sentence() -> None:
    said = templates("fr").keys()
    explained = {label for label, _ in labelled() if label.split(".")[0] not in ("find", "follow")}
    assert explained - said <= {"compare", "hours", "gibberish"}


def test_a_labelled_sentence_has_one_label() -> None:
    lines = SENTENCES.read_text().splitlines()
    assert all(re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+)?\t\S.*", line) for line in lines)
    assert len({text for _, text in labelled()}) == len(set(lines))
