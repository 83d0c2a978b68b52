"""Walls, line 1: a message made against the rules is screened in time that grows with its length."""

import time
from collections.abc import Callable
from typing import Any

import phonenumbers
import pytest

from api.safety.safeguarding.contacts.encoded import encoded
from api.safety.safeguarding.findings import KnownBy, Talk
from api.safety.safeguarding.fold import fold, guises
from api.safety.safeguarding.service import (
    contact_details,
    get_ready,
    screen,
    without_identity,
    without_names,
)
from tests.linear import faults

pytestmark = pytest.mark.slow

LONGEST = 2_000
"""Characters of a message."""
SOON = 0.003
"""Seconds for a quarter of it: even with the square, the whole is soon read."""
KNOWN = KnownBy("lea", frozenset({"durand"}))
MINOR = Talk(known=KNOWN)

PIECES = (
    *(
        "a",
        "0",
        "A",
        "é",
        "ﷺ",
        " ",
        "\n",
        "-",
        "_",
        ".",
        "'",
        "@",
        "#",
        "!",
        "\u200b",
        "[masqué]",
        "a ",
        "A ",
    ),
    *("a+", "a-", "a.", "a_", "0 ", "0-", "0a", " -", "a\n", "..", "a@", "@a ", "@a@", "a,", "(at)", "-at-a"),
    *("zero ", "zéro six ", "06 12 ", "0612345678 ", "000 000 ", "1/2/", "+33", "....- ", "MDYxMg== "),
    *("snap ", "insta lea ", "@lea1 ", "lea_1 sur ", "ajoute ", "tape ", "c'est ", "moi c'est ", "pseudo "),
    *(
        "point com ",
        "a.com ",
        "http://a ",
        "www.",
        "gmail ",
        "hotmail0",
        "lea at gmail point com ",
        "arobase ",
    ),
    *(
        "viens donc ",
        "viens boire un ",
        "je ",
        "je me ",
        "m'",
        "il m'",
        "père ",
        "j'ai été ",
        "go ",
        "tu m'apell",
    ),
    *("élève à ", "Élève A ", "classe de 3e ", "collège (", "Rosa Parks "),
    *("Lea ", "Lea Durand ", "lycée ", "Lycée A ", "résidence A ", "bâtiment A, ", "12 rue ", "44000 "),
    *("k=a=r ", "a_b_ ", "a→b→ "),
    *("s n a p ", "c0nn4rd ", "f.d.p ", "tue toi ", "n'en parle pas ", "envoie une photo ", "chut ", "mots "),
)


@pytest.fixture(autouse=True, scope="module")
def ready() -> None:
    get_ready()
    screen("Bonjour, je cherche un stage. 06 12 34 56 78, snap lea_1")


READERS: dict[str, Callable[[str], object]] = {
    "screen": lambda text: screen(text, talk=MINOR),
    "screen what goes on": lambda text: screen(text[:80], (text,) * 3),
    "contact details": contact_details,
    "guises": lambda text: guises(fold(text)),
    "encoded": lambda text: list(encoded(text)),
    "identity": lambda text: without_identity(text, KNOWN, school_shown=False),
    "names": lambda text: without_names(text, ["Lea"]),
}


@pytest.mark.parametrize("name", READERS)
def test_every_reader_of_messages(name: str) -> None:
    read = READERS[name]
    wrong = []
    for piece in PIECES:
        for start, end in (("", ""), ("snap ", "\x7f")):
            found = faults(
                read, lambda n, p=piece, s=start, e=end: s + p * (n // len(p)) + e, LONGEST // 4, SOON
            )
            if found:
                wrong.append(f"{start}{piece!r}…: {found}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "piece",
    [
        "dix-on\n06\n12\n000",
        "sur insta lea \n\né0\u200bpute! . gmail a.com me tuer ",
        "insta é0mon a b c d ",
        "viens\n",
        "fdp. ",
    ],
)
def test_the_longest_text_that_any_door_takes(piece: str) -> None:
    """Of very many short lines each was taken away and all the rest weighed anew: 2.4 s for 10,000 signs."""
    found = faults(lambda text: screen(text, talk=MINOR), lambda n: piece * (n // len(piece)), 2_500, SOON)
    assert not found


@pytest.mark.parametrize("text", ["0 " * 1000, "tel " + "0043 " * 400, "mon num " + "8 1 2 3 " * 240])
def test_the_library_of_telephone_numbers_is_asked_seldom(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In proportion, but a hundred times what a message may cost: 7,900 questions in 2,000 zeros."""
    asked = 0
    parse = phonenumbers.parse

    def counted(number: str, country: str | None) -> Any:
        nonlocal asked
        asked += 1
        return parse(number, country)

    monkeypatch.setattr(phonenumbers, "parse", counted)
    screen(text)
    assert asked <= 1000


def test_the_fields_of_a_form_as_one() -> None:
    """A badge request of 21,000 characters is looked through as one text; with the square that took six
    seconds."""
    assert not faults(screen, lambda n: "point, 12, on 06, " * (n // 18), LONGEST)


def seconds(text: str) -> float:
    """Processor time that a screening takes; the best of a few."""
    best = float("inf")
    for _ in range(5):
        began = time.thread_time()
        screen(text)
        best = min(best, time.thread_time() - began)
    return best


@pytest.mark.parametrize("piece", ["on\n06\n12\n", "06\n12\n34\n", "7\n"])
def test_digits_on_lines_of_their_own_cost_little_more_than_words(piece: str) -> None:
    """Nineteen times as much: each number told in parts was found in a pass of its own, and each line, which
    says nothing, was weighed.
    """
    words = seconds(("bonjour je cherche un stage " * 72)[:LONGEST])
    assert seconds((piece * LONGEST)[:LONGEST]) < 10 * words


def test_each_number_told_in_parts_is_masked_however_many_they_are() -> None:
    """The thirteenth was read: each pass found one."""
    told = "le 06 puis tu tapes 12 34, et ensuite chez nous 56 78. Voilà le bus, qui passe par la mairie.\n"
    shown = screen(told * 14).text
    assert "56 78" not in shown
    assert "12 34" not in shown
