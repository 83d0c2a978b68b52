"""The contexts that the build takes from packages, against the published ones."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.badges.openbadges import contexts
from api.badges.openbadges.findings import BadgeError

NOT_NEEDED = {
    "https://www.w3.org/ns/did/v1",
    "https://w3id.org/security/suites/jws-2020/v1",
    "https://w3id.org/openbadges/v2",
    "https://openbadgespec.org/v2/context.json",
    "https://w3id.org/openbadges/v1",
}
"""Contexts of documents whose meaning is not signed."""
OF_OURS = "https://w3id.org/security/suites/ed25519-2020/v1"
DECISIVE = (
    "https://www.w3.org/2018/credentials#issuer",
    "https://www.w3.org/2018/credentials#validFrom",
    "https://www.w3.org/2018/credentials#validUntil",
    "https://www.w3.org/2018/credentials#issuanceDate",
    "https://www.w3.org/2018/credentials#expirationDate",
    "https://www.w3.org/2018/credentials#credentialStatus",
    "https://www.w3.org/2018/credentials#credentialSubject",
)


@pytest.mark.open_data
def test_they_are_the_published_ones(open_data: Path) -> None:
    folder = open_data / "openbadges" / "contexts"
    index = json.loads((folder / "index.json").read_text())
    for address in index.keys() - NOT_NEEDED - {OF_OURS}:
        assert contexts.known()[address] == json.loads((folder / index[address]).read_text()), address


@pytest.mark.open_data
def test_the_terms_that_we_wrote_are_the_published_ones(open_data: Path) -> None:
    folder = open_data / "openbadges" / "contexts"
    published = json.loads((folder / "ed25519-2020-v1.json").read_text())["@context"]
    own = contexts.known()[OF_OURS]["@context"]
    assert own == {name: term for name, term in published.items() if name in own}
    assert published.keys() - own.keys() == {"Ed25519VerificationKey2020"}


def terms(document: Any) -> Iterator[tuple[str, str]]:
    """Every word of a context with its meaning, also those that hold in some parts only."""
    if isinstance(document, list):
        for each in document:
            yield from terms(each)
    elif isinstance(document, dict):
        for name, term in document.items():
            meaning = term.get("@id") if isinstance(term, dict) else term
            if isinstance(meaning, str) and name != "@id":
                yield name, meaning.replace("cred:", "https://www.w3.org/2018/credentials#")
            yield from terms(term)


def test_no_second_word_means_what_decides_about_a_badge() -> None:
    """Else a holder could say « ends » in a word that the proof covers and we do not read."""
    for address, document in contexts.known().items():
        for name, meaning in terms(document):
            if meaning in DECISIVE:
                assert name == meaning.partition("#")[2], address


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {"@vocab": "https://evil.example/#"},
        ["https://www.w3.org/ns/credentials/v2", {"validUntil": None}],
        "https://evil.example/context.json",
        [["https://www.w3.org/ns/credentials/v2"]],
    ],
)
def test_no_other_is_taken(value: object) -> None:
    with pytest.raises(BadgeError):
        contexts.named(value)


def test_without_the_file_nothing_is_verified(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contexts, "FILE", Path("nowhere/contexts.json"))
    contexts.known.cache_clear()
    with pytest.raises(contexts.ContextsMissingError, match=r"make build/contexts\.json"):
        contexts.known()
