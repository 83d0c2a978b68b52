"""Walls, line 1: what meets foreign text takes time in proportion to it.

Every regular expression of `api` is found by itself, so that a new one cannot escape: compiled at the level
of a module, alone or in tuples, tables and dataclasses, or written where it is used. Each is fed texts made
against it (`worst_cases`) 1×, 2× and 4×.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import api
from api.guide.opendata import hours, names, normalise
from api.home.chatbox import cues
from api.home.chatbox import reading as chat
from api.people.accounts.sessions import device_name
from api.placements.feeds import words
from api.placements.feeds.lba import split_address
from api.placements.offers import rules
from api.placements.offers.law.amounts import Beside
from api.placements.offers.models import OfferKind, OfferLevel
from api.placements.offers.schemas import OfferWrite
from api.placements.offers.wording import findings as wording
from api.platform.kit import language, pagination, text, wire
from api.platform.kit.problems import InvalidInputError
from api.platform.settings import Settings
from api.safety.safeguarding.fold import fold
from tests.linear import faults
from tests.worst_cases import worst_cases

pytestmark = pytest.mark.slow

_ANCHORED = {"match", "fullmatch"}


@dataclass(frozen=True)
class Used:
    """A regular expression, and how it is used: from everywhere, or from the beginning alone."""

    name: str
    pattern: re.Pattern[Any]
    how: str

    def run(self, text: str) -> None:
        """Look through a whole text; rules are shown what `fold` leaves of it."""
        if self.name.startswith("api.safety.safeguarding.") and "rules" in self.name.lower():
            text = fold(text).text
        data: Any = text.encode() if isinstance(self.pattern.pattern, bytes) else text
        if self.how in _ANCHORED:
            getattr(self.pattern, self.how)(data)
        else:
            for _ in self.pattern.finditer(data):
                pass


def everywhere() -> list[Used]:
    """Every regular expression of the application, each once."""
    found: dict[tuple[Any, int, str], Used] = {}
    for each in _all():
        found.setdefault((each.pattern.pattern, each.pattern.flags, each.how), each)
    return list(found.values())


def _all() -> Iterator[Used]:
    for module in _modules():
        source = Path(module.__file__ or "").read_text(encoding="utf-8")
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield Used(f"{module.__name__}.{name}", value, _how(name, source))
            else:
                yield from _within(value, f"{module.__name__}.{name}", 4)
        yield from _in_place(module, source)


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(api.__path__, "api."):
        if not found.name.endswith("__main__"):
            module = importlib.import_module(found.name)
            if Path(module.__file__ or "").suffix == ".py":
                yield module


def _within(value: object, name: str, depth: int) -> Iterator[Used]:
    if isinstance(value, re.Pattern):
        yield Used(name, value, "search")
    elif not depth:
        return
    elif isinstance(value, list | tuple | set | frozenset):
        for number, each in enumerate(value):
            yield from _within(each, f"{name}[{number}]", depth - 1)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _within(key, f"{name}: {key!r:.40}", depth - 1)
            yield from _within(each, f"{name}[{key!r:.40}]", depth - 1)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _within(getattr(value, one.name), f"{name}.{one.name}", depth - 1)
    elif type(value).__module__.startswith("api."):
        for key, each in getattr(value, "__dict__", {}).items():
            yield from _within(each, f"{name}.{key}", depth - 1)


def _how(name: str, source: str) -> str:
    """How a module uses one of its own; a public one may be used by others, in any way."""
    uses = set(re.findall(rf"(?m)\b{name}\b(?! =)(?!: )(?:\.(\w+)\()?", source))
    return uses.pop() if len(uses) == 1 and uses <= _ANCHORED and name.startswith("_") else "search"


def _in_place(module: ModuleType, source: str) -> Iterator[Used]:
    """Those written where they are used; within a text, what is not known at the module's level is « x »."""
    tree = ast.parse(source)
    assigned = {
        ast.unparse(each.targets[0]): each.value for each in ast.walk(tree) if isinstance(each, ast.Assign)
    }
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args):
            continue
        if not (isinstance(call.func.value, ast.Name) and call.func.value.id == "re"):
            continue
        if call.func.attr in ("escape", "compile"):
            continue
        given = call.args[0]
        written = _text(assigned.get(given.id, given) if isinstance(given, ast.Name) else given, module)
        where = f"{module.__name__}:{call.lineno}"
        assert written is not None, f"{where}: compile it at the module's level, where this test finds it"
        yield Used(where, re.compile(written), call.func.attr)


def _text(node: ast.expr, module: ModuleType) -> Any:
    if isinstance(node, ast.Constant):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return "x" if isinstance(node, ast.Call) and ast.unparse(node).startswith("re.escape(") else None
    return "".join(
        str(part.value)
        if isinstance(part, ast.Constant)
        else str(getattr(module, ast.unparse(part.value), "x"))  # type: ignore[attr-defined]
        for part in node.values
    )


def texts(piece: str) -> Iterator[Callable[[int], str]]:
    """Ways to repeat a piece, each a text of about so many characters."""
    before, _, again = piece.partition("\x01")
    once, thrice = len(again), len(before) + 3 * len(again)
    yield lambda n: before + again * (n // once)
    yield lambda n: before + again * (n // once) + "\x7f"
    yield lambda n: (before + again * 3) * (n // thrice)


def test_every_regular_expression_is_linear() -> None:
    wrong = []
    for used in everywhere():
        for piece in sorted(worst_cases(used.pattern)):
            found = next(filter(None, (faults(used.run, make) for make in texts(piece))), "")
            if found:
                wrong.append(f"{used.name} on {piece!r:.80}: {found}")
                break
    assert not wrong, "\n".join(wrong)


PIECES = (
    *(
        "a",
        "A",
        "0",
        " ",
        "\n",
        "é",
        "ﷺ",
        "-",
        "_",
        ".",
        ",",
        "'",
        '"',
        "[",
        "{",
        "(",
        "<",
        "&",
        "&#",
        "&amp",
    ),
    *("<a ", "</a", "<a/", "<a b='", "<!--", "<!", "<?", "<![CDATA[", "<script>", "a@", "a.", "a-", "a b "),
    *("75007 ", ", ", "L A", "D'", "A ", "12 bis ", "CEDEX ", "Mo ", "Mo-Fr 08:00-10:00; ", "08:00-10:00,"),
    *("0 6 ", "+33 ", "en;q=0.1,", "election(_)", "pas ", "ne filles ", "homme, ", "f*", "vous # € ", "s a "),
    *(
        "tu à 5 h ",
        "on, à 23 h ",
        "48 h par semaine ",
        "stage de 9 mois ",
        "le 1er mai ",
        "du lundi au dimanche ",
    ),
    *("tu 200 € par mois ", "pas de jeunes de Nantes "),
)
READERS: dict[str, Callable[[str], object]] = {
    "words of a search": text.prefix_query,
    "a folded text": text.fold,
    "a cursor": lambda written: pagination.decode_cursor(written, (float, str)),
    "languages": language.preferred,
    "a line": wire._visible_line,
    "an address of the web": wire.is_https,
    "a browser": device_name,
    "an offer's words": lambda written: wording.findings(OfferKind.OBSERVATION, [written]),
    "an offer's words for minors": lambda written: wording.findings(
        OfferKind.PLACEMENT, ["Titre", written, ""], [OfferLevel.CAP]
    ),
    "an offer's law": lambda written: list(
        rules.law_findings(
            Settings(_env_file=None),
            OfferWrite(kind=OfferKind.PLACEMENT, levels=[OfferLevel.CAP]).model_copy(
                update={"description": written, "duration_days": 100}
            ),
            frozenset(),
            Beside(),
        )
    ),
    "what is said to the chatbox": lambda written: (
        *(read(written) for read in (chat.clauses, chat.asks_what, chat.points_back, chat.within_km)),
        chat.when(written, date(2026, 11, 30)),
        cues.cues(written),
        cues.seeks(written),
    ),
    "a feed's text": words.plain,
    "a feed's title": words.title,
    "a feed's link": words.link,
    "a feed's day": words.day,
    "a feed's levels": words.levels_named,
    "a feed's address": split_address,
    "a place's name": names.name,
    "a street": names.street,
    "an address": names.cut_address,
    "a town": names.town_key,
    "a job's labels": names.job_labels,
    "opening hours": hours.valid,
    "a cell": normalise.text,
    "a school": normalise.uai,
    "a company": normalise.siret,
    "a postcode": normalise.postcode,
    "a commune": normalise.insee,
    "a number": normalise.number,
    "a pair": normalise.pair,
    "a phone": normalise.phone,
    "a mail address": normalise.email,
    "a site": normalise.website,
    "a formation": normalise.onisep_id,
    "a day": normalise.day,
    "a list": normalise.words,
}


@pytest.mark.parametrize("name", READERS)
def test_what_reads_a_search_a_header_a_feed_or_a_list_is_linear(name: str) -> None:
    def read(written: str) -> None:
        with suppress(InvalidInputError, ValueError):
            READERS[name](written)

    found = {piece: faults(read, lambda n, p=piece: p * (n // len(p)), 2_000, 0.001) for piece in PIECES}  # type: ignore[misc]
    wrong = [f"{piece!r}…: {fault}" for piece, fault in found.items() if fault]
    assert not wrong, "\n".join(wrong)
