"""The registry and the app's words name the same kinds, nothing is told beside them (Placements, line 1)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.features import NOTICES
from api.platform.kit.project import ROOT


def app_words(language: str) -> list[str]:
    """The kinds that the app has a line for."""
    text = (ROOT / f"pwa/src/people/words/news.{language}.ts").read_text()
    block = re.search(r"\n  kinds: \{\n(.*?)\n  \}", text, re.DOTALL)
    assert block
    return re.findall(r'^    "([a-z_]+\.[a-z_]+)":', block[1], re.MULTILINE)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_app_has_words_for_what_the_server_tells_and_for_nothing_else(language: str) -> None:
    assert sorted(app_words(language)) == NOTICES.in_app


def test_each_kind_that_leaves_the_app_has_its_words_in_both_languages() -> None:
    for kind in NOTICES.kinds.values():
        for wording in filter(None, (kind.letter, kind.young_letter)):
            for words in (wording.subject, wording.text, wording.action):
                assert words["fr"], kind.name
                assert words["en"], kind.name


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield ast.unparse(node.func), node


def test_nothing_is_told_past_the_registry() -> None:
    """What only wakes the app says so; lines, pushes and mails to accounts come from notices."""
    past = []
    for path in (ROOT / "api").rglob("*.py"):
        if path.parent.name in ("notices", "kinds", "stream"):
            continue
        for name, call in calls(path):
            wakes = any(
                word.arg == "notice" and isinstance(word.value, ast.Constant) and word.value.value is False
                for word in call.keywords
            )
            rings = name.endswith("ring_devices")
            tells = name in ("stream.tell", "stream.tell_each") and not wakes
            if name == "stream.tell_many" or rings or tells:
                past.append(f"{path.relative_to(ROOT)}:{call.lineno}")
    assert past == []


MAILS = {
    "people/accounts/codes/letters.py": "codes to sign in with",
    "people/accounts/service.py": "to an address that was given up",
    "badges/issuing/awards.py": "to addresses that nobody here has",
    "people/moderation/links.py": "a new link for who is shut out",
    "people/organisations/people.py": "invitations",
    "people/privacy/deletion.py": "to who asked to leave, and once nobody is left to tell",
    "people/privacy/asking.py": "to parents, who have no account",
    "people/privacy/links.py": "the same",
    "people/privacy/lost.py": "the same",
    "people/privacy/rounds.py": "the same",
}
"""Who is mailed without a notice, and why."""


def test_mails_beside_notices_are_to_who_has_no_account_or_asked_for_them() -> None:
    sending = {
        str(path.relative_to(ROOT / "api"))
        for path in (ROOT / "api").rglob("*.py")
        if path.parent.name not in ("notices", "mail")
        if any(name in ("mail.send", "mail.send_many") for name, _ in calls(path))
    }
    assert sending == set(MAILS)
