"""Pupils read « tu », companies, professionals, schools and staff « vous », everybody neither (fault 8)."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.features import NOTICES, PROBLEM_WORDS
from api.platform.feature.notice import Kind, Reader
from tests.tone import is_tu, is_vous

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("text", "tu", "vous"),
    [
        ("Vérifie ce que tu as saisi.", True, False),
        ("Choisis une image.", True, False),
        ("Dis-nous quand.", True, False),
        ("Choisissez une image, puis envoyez-la.", False, True),
        ("Prenez rendez-vous chez vous.", False, True),
        ("Le rendez-vous change chez lui.", False, False),
        ("Rendez-vous", False, False),
        ("Nouvel essai possible dans un moment.", False, False),
        ("Une semaine se nomme par son lundi.", False, False),
        ("Fermé, ouvre à 9 h.", False, False),
        ("Glisse à droite.", True, False),
        ("Dernière session : 2026. Demande si elle continue.", True, False),
        ("Demande si la place est libre.", True, False),
        ("Demande de badge", False, False),
        ("Contacte aussi l’établissement.", True, False),
        ("Pousse la porte.", True, False),
        ("Parle à la mairie.", True, False),
        ("Pars de là.", True, False),
        ("Je suis une boîte automatique.", False, False),
    ],
)
def test_the_tone_of_a_sentence(text: str, tu: bool, vous: bool) -> None:
    assert (is_tu(text), is_vous(text)) == (tu, vous)


def words(file: str) -> str:
    """The files of words of that name: every page's, and those of whichever wing of the app they stand in."""
    found = [*ROOT.glob(f"pwa/src/i18n/{file}"), *ROOT.glob(f"pwa/src/*/words/{file}")]
    assert found
    return "\n".join(one.read_text() for one in found)


def said(kind: Kind) -> dict[str, list[str]]:
    """What a kind says in French, by who reads it: on the lock screen and in the app both, in mails each."""
    app = words("news.fr.ts")
    line = re.search(rf'^    "{re.escape(kind.name)}":(.*?)(?=^    "|^  \}})', app, re.MULTILINE | re.DOTALL)
    both = [line[1]] if line and kind.name in NOTICES.in_app else []
    both += [lines["fr"] for lines in kind.lock or ()]
    letters = {"adult": kind.letter, "young": kind.young_letter}
    if kind.reader is Reader.YOUNG:
        letters = {"young": kind.letter}
    mails = {
        reader: [letter.subject["fr"], letter.text["fr"], letter.action["fr"]]
        for reader, letter in letters.items()
        if letter
    }
    if kind.reader is Reader.EITHER:
        return {"either": both, **mails}
    return {kind.reader: [*both, *mails.get("young" if kind.reader is Reader.YOUNG else "adult", [])]}


@pytest.mark.parametrize("name", sorted(NOTICES.kinds))
def test_each_notice_speaks_to_its_reader(name: str) -> None:
    for reader, texts in said(NOTICES.kinds[name]).items():
        wrong = [
            text
            for text in texts
            if (reader != "young" and is_tu(text)) or (reader != "adult" and is_vous(text))
        ]
        assert wrong == [], reader


ADULTS = [
    "advisers.ts",
    "arrivals.ts",
    "awaiting-badges.ts",
    "cases.ts",
    "company.fr.ts",
    "company-applications.fr.ts",
    "contacts.ts",
    "inbox.fr.ts",
    "issuing.fr.ts",
    "keep-link.ts",
    "lost-link.ts",
    "offer-reviews.ts",
    "orphans.ts",
    "parents.fr.ts",
    "portals.fr.ts",
    "quick-replies.ts",
    "second-factor.fr.ts",
    "staff.fr.ts",
    "year.ts",
]
PUPILS = [
    "applications.fr.ts",
    "asking.fr.ts",
    "badges.fr.ts",
    "card.fr.ts",
    "changes.ts",
    "masked.ts",
    "outcome.ts",
    "own-alerts.fr.ts",
    "pass.fr.ts",
    "put-away.ts",
    "ready-sentences.ts",
]
EVERYBODY_READS = [
    "aids.fr.ts",
    "alerts.fr.ts",
    "career.fr.ts",
    "chat.fr.ts",
    "compare.fr.ts",
    "dead-links.ts",
    "figures.fr.ts",
    "finder.fr.ts",
    "fr.ts",
    "hiring.fr.ts",
    "immersion.ts",
    "lexicon.ts",
    "map.ts",
    "missing.ts",
    "mentors.fr.ts",
    "of-name.ts",
    "offers.fr.ts",
    "own.fr.ts",
    "path.fr.ts",
    "plan.fr.ts",
    "plural.fr.ts",
    "push.fr.ts",
    "questions.fr.ts",
    "refine.fr.ts",
    "report.fr.ts",
    "reports.fr.ts",
    "safety.fr.ts",
    "search-talk.ts",
    "search.fr.ts",
    "shared.fr.ts",
    "statements.ts",
    "training-cards.fr.ts",
    "trainings.fr.ts",
    "videos.fr.ts",
    "visit.fr.ts",
    "way-there.ts",
]
"""Neither « tu » nor « vous »."""
BY_PARTS: dict[str, dict[str, list[str]]] = {
    "account.fr.ts": {"tu": ["nearby"]},
    "age.fr.ts": {
        "tu": [
            *("meanwhile", "asked", "mentors", "code", "codeHelp", "codeNeeded", "askLead"),
            *("place", "placeHelp", "placeNeeded", "vouched", "ends", "noBirthDate"),
        ],
        "vous": ["lists"],
    },
    "answers.fr.ts": {
        "tu": ["proposed", "proposeLead", "yourQuestion", "chooseNone"],
        "vous": ["staffLead", "refuseText"],
        "each": ["mineLead", "mineNoneHelp", "next"],
    },
    "checking.fr.ts": {"each": ["verify"]},
    "entering.fr.ts": {"vous": ["welcome"]},
    "homes.fr.ts": {
        "tu": ["out_of_school"],
        "vous": [
            *("adult", "parent", "teacher", "mentor", "company", "school", "issuer", "staff"),
            *("job", "child", "contactNone"),
        ],
    },
    "meetings.fr.ts": {"vous": ["host"]},
    "nav.fr.ts": {"vous": ["pro", "proText"]},
    "news.fr.ts": {"each": ["prefixes", "kinds"]},
    "offer.fr.ts": {"tu": ["applied", "waiting", "linkSchool"]},
    "privacy.fr.ts": {"tu": ["guardian", "both"]},
    "roles.fr.ts": {
        "tu": ["school"],
        "vous": [
            *("mentor", "organisationForm", "schoolForm", "invitation", "lead", "cards", "missing"),
            *("weRead", "remindFrom", "withdrawAsk", "leaveAsk", "refusedHelp"),
            *("paused", "pauseDone", "resumeDone", "placements"),
        ],
        "each": ["organisation"],
    },
    "steps.fr.ts": {"tu": ["forMe"]},
    "tastes.fr.ts": {"vous": ["ofClass"]},
    "talks.fr.ts": {
        "tu": ["asked", "parentWithdrew"],
        "vous": ["worry"],
        "each": ["noneHelp", "me", "write", "why", "pause", "endText"],
    },
    "worry.ts": {"vous": ["missed", "what", "danger"], "each": ["how"]},
}
"""
Rooms that the young and adults open: whom the parts speak to, where one of them alone reads it, and those
that have a sentence for each. All other parts say neither.
"""
STAFF_TOO = ["reports.ts", "videos.ts"]
"""Rooms of the team's, beside the door to a pupils' dictionary of the same name."""


def part_of(text: str, part: str) -> str:
    """A part of a dictionary: up to where the next one of its depth begins."""
    found = re.search(rf"^  {part}:(.*?)(?=^  [\w\"]+:|^\}})", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def sentences(text: str) -> list[str]:
    """What a dictionary says in French."""
    return [one[1] for one in re.finditer(r'["`]((?:[^"`\\]|\\.)*)["`]', text.split("const en")[0])]


def strings(file: str, part: str = "") -> list[str]:
    """What a room of the app says in French, or a part of it."""
    text = words(file).split("const en")[0]
    return sentences(part_of(text, part) if part else text)


def test_every_dictionary_has_its_readers() -> None:
    files = [*ROOT.glob("pwa/src/i18n/*.ts"), *ROOT.glob("pwa/src/*/words/*.ts")]
    speaking = {
        file.name
        for file in files
        if not re.search(r"\.(?:en|test)\.ts$|^en\.ts$", file.name)
        and re.search(r"(?:const fr\b|^export const \w+ = \{|return )", file.read_text(), re.MULTILINE)
        and any(re.search(r"\w{3} \w", text) for text in sentences(file.read_text()))
    }
    known = [*ADULTS, *PUPILS, *EVERYBODY_READS, *BY_PARTS, *STAFF_TOO]
    assert sorted(speaking - set(known)) == []
    assert len(known) == len(set(known))


@pytest.mark.parametrize("file", [*ADULTS, *STAFF_TOO])
def test_rooms_of_adults_say_vous(file: str) -> None:
    assert [text for text in strings(file) if is_tu(text)] == []


@pytest.mark.parametrize("file", PUPILS)
def test_rooms_of_pupils_say_tu(file: str) -> None:
    assert [text for text in strings(file) if is_vous(text)] == []


@pytest.mark.parametrize("file", EVERYBODY_READS)
def test_rooms_without_a_reader_of_their_own_say_neither(file: str) -> None:
    assert [text for text in strings(file) if is_tu(text) or is_vous(text)] == []


@pytest.mark.parametrize("file", BY_PARTS)
def test_rooms_of_both_speak_to_one_of_them_at_a_time(file: str) -> None:
    parts = {whom: BY_PARTS[file].get(whom, []) for whom in ("tu", "vous", "each")}
    assert [text for part in parts["tu"] for text in strings(file, part) if is_vous(text)] == []
    assert [text for part in parts["vous"] for text in strings(file, part) if is_tu(text)] == []
    there = list(dict.fromkeys(re.findall(r"^  (\w+):", words(file).split("const en")[0], re.MULTILINE)))
    named = [part for its in parts.values() for part in its]
    assert [part for part in named if part not in there] == []
    others = [text for part in there if part not in named for text in strings(file, part)]
    assert [text for text in others if is_tu(text) or is_vous(text)] == []
    # What somebody is told to say to a young person stands in quotes.
    spoken = [re.sub(r"«.*?»", "", text) for text in strings(file)]
    both = [one for text in spoken for one in re.split(r"(?<=[.!?]) ", text) if is_tu(one) and is_vous(one)]
    assert both == []


def test_the_steps_of_the_year_are_read_by_pupils_and_by_who_accompanies_them() -> None:
    steps = json.loads((ROOT / "api/guide/path/usual.json").read_text())["steps"]
    assert steps
    assert [one for step in steps if is_tu(one := step["label"]["fr"]) or is_vous(one)] == []


def french(told: object) -> Iterator[str]:
    """Every French text of a file of ours, but what only machines read."""
    if isinstance(told, dict):
        for name, value in told.items():
            if name not in ("en", "kind"):
                yield from french(value)
    elif isinstance(told, list):
        for value in told:
            yield from french(value)
    elif isinstance(told, str):
        yield told


@pytest.mark.parametrize("file", sorted(ROOT.glob("pwa/src/*/content/*.fr.json")), ids=lambda file: file.stem)
def test_articles_are_for_everybody(file: Path) -> None:
    told = list(french(json.loads(file.read_text())))
    assert told
    assert [text for text in told if is_tu(text) or is_vous(text)] == []


def test_the_cards_are_for_everybody() -> None:
    cards = list(french(json.loads((ROOT / "api/guide/interests/cards.json").read_text())))
    assert len(cards) > 40
    assert [text for text in cards if is_tu(text) or is_vous(text)] == []


def shown() -> dict[str, str]:
    """What stands beside shared links, by room; those of the page for schools' administrators are theirs."""
    return {
        f"{path.parent.name}:{node.lineno}": node.value
        for path in (ROOT / "api").glob("*/*/shown.py")
        if path.parent.name != "portals"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_what_is_shared_is_for_everybody() -> None:
    assert len(shown()) > 40
    assert {where: text for where, text in shown().items() if is_tu(text) or is_vous(text)} == {}


COMPANIES = [
    *(ROOT / "api/placements/offers").glob("*.py"),
    *(ROOT / "api/people/organisations").glob("*.py"),
    *(ROOT / "api/people/verification").glob("*.py"),
    ROOT / "api/placements/applications/company.py",
]
EVERYBODY = [
    *(ROOT / "api/platform/kit").rglob("*.py"),
    *(ROOT / "api/people/accounts").rglob("*.py"),
    *(ROOT / "api/platform/push").glob("*.py"),
    *(ROOT / "api/home/chatbox").glob("*.py"),
]


def errors_of(files: list[Path]) -> dict[str, str]:
    """The errors that modules name, each with its words."""
    named = {
        node.value
        for path in files
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {
        code: words["fr"]
        for words_of in (PROBLEM_WORDS.titles, PROBLEM_WORDS.fields)
        for code, words in words_of.items()
        if code in named
    }


def test_errors_that_companies_meet_do_not_say_tu() -> None:
    assert {code: text for code, text in errors_of(COMPANIES).items() if is_tu(text)} == {}


def test_errors_that_everybody_meets_say_neither() -> None:
    met = errors_of(EVERYBODY)
    assert {code: text for code, text in met.items() if is_tu(text) or is_vous(text)} == {}


OF_THE_BROWSER = re.compile(r"«\\u00a0Notifications\\u00a0»|“Notifications”")
"""What the buttons of browsers and phones are called, in the words that lead to them."""


@pytest.mark.parametrize(
    ("language", "other"),
    [("fr", r"\bnotif|être prévenue?·?e?\b"), ("en", r"\bnotif|^be(?:ing)? told|how to be told|^tell me$")],
)
def test_what_tells_of_news_has_one_word(language: str, other: str) -> None:
    """« Alertes », and nothing else, wherever the app names them."""
    files = [*ROOT.glob(f"pwa/src/i18n/*{language}.ts"), *ROOT.glob(f"pwa/src/*/words/*.{language}.ts")]
    assert len(files) > 40
    texts = [
        (file.name, one[1])
        for file in files
        for one in re.finditer(r'(?<!from )["`]((?:[^"`\\\n]|\\.)*)["`]', file.read_text())
        if " " in one[1] or one[1][:1].isupper()
    ]
    named = [told for told in texts if re.search(other, OF_THE_BROWSER.sub("", told[1]), re.IGNORECASE)]
    assert named == []
