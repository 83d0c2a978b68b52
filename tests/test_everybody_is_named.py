"""Every French text of the app and of the api names women and men: no « un professionnel » for everybody."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.both_forms import masculine_alone

ROOT = Path(__file__).parent.parent

PERMITTED = {
    # Names that somebody else gave.
    "Défenseur des droits": "an authority",
    "CAP pâtissier": "a diploma",
    "CAP électricien": "a diploma",
    "Diplôme d’ingénieur": "a diploma",
    "Ménages employeurs": "a section of the NAF",
    "reconnue travailleur handicapé": "a status of the law (RQTH)",
    "un prescripteur": "an organisation in the law's words (PMSMP): a mission locale, France Travail",
    # What was signed under this version of the charter, in the law's words.
    "être en contact avec des mineurs": "the declaration of honour",
    "Si un jeune semble en danger": "the charter",
    # One person of whom something is told.
    "du psychologue américain John L. Holland": "a man",
    "Un collégien voudrait voir": "a case of the quiz; others are of girls",
    "Un lycéen écrit": "a case of the quiz; others are of girls",
    "un camarade fait circuler une photo": "a case of the quiz; others are of girls",
    # One of each.
    "Pâtissier, infirmière": "examples of what one may look for",
    # Nobody.
    "un emploi saisonnier": "a job",
    "Agents biologiques dangereux": "germs",
}
"""What stays in the masculine alone, and why."""

_STRING = re.compile(r'["`]((?:[^"`\\]|\\.)*)["`]')
_A_PATTERN = re.compile(r"\\[bwsd]|\(\?")


def _app_files() -> Iterator[Path]:
    for path in sorted((ROOT / "pwa/src").rglob("*.*")):
        french = path.name.endswith((".fr.ts", ".fr.json")) or path == ROOT / "pwa/src/i18n/fr.ts"
        both = path.parent.name == "words" and path.suffix == ".ts" and not path.name.endswith(".en.ts")
        if french or both:
            yield path


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def _app_texts(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        yield from _strings(json.loads(text))
    else:
        french = text.split("const en")[0]
        yield from (one[1].replace("\\u00a0", " ") for one in _STRING.finditer(french))


def _said_in_french(tree: ast.Module) -> Iterator[str]:
    """What stands under « fr », and what is set with a French apostrophe; no docstrings, no patterns."""
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    under_fr = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and key.value == "fr"
        for part in ast.walk(value)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            french = id(node) in under_fr or "’" in node.value
            if french and not _A_PATTERN.search(node.value):
                yield node.value


@cache
def _texts() -> list[tuple[str, str]]:
    app = [(path, text) for path in _app_files() for text in _app_texts(path)]
    api = [
        (path, text)
        for path in sorted((ROOT / "api").rglob("*.py"))
        for text in _said_in_french(ast.parse(path.read_text("utf-8")))
    ]
    return [(str(path.relative_to(ROOT)), " ".join(text.split())) for path, text in app + api]


def test_the_texts_are_found() -> None:
    found = [path for path, _ in _texts()]
    assert sum(path.startswith("pwa/") for path in found) > 1500
    assert sum(path.startswith("api/") for path in found) > 800
    assert {"pwa/src/i18n/fr.ts", "pwa/src/app/content/privacy.fr.json", "pwa/src/staff/words/cases.ts"} <= {
        *found
    }


def test_everybody_is_named() -> None:
    wrong = [(path, found, text) for path, text in _texts() if (found := masculine_alone(text, PERMITTED))]
    assert wrong == []


@pytest.mark.parametrize("words", PERMITTED)
def test_what_is_permitted_is_still_said_and_still_needs_it(words: str) -> None:
    """No exception outlives its text."""
    said = [text for _, text in _texts() if words in text]
    assert said
    others = [one for one in PERMITTED if one != words]
    assert any(masculine_alone(text, others) for text in said)
