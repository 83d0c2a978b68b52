"""What somebody does not want: « pas en alternance », « sans le bac », « j’aime pas la vente »."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from api.platform.kit.text import fold, words

_WISHES = frozenset(
    words(
        "veux veut veu vx jveux voudrais voudrait jvoudrais aime aimes aimait jaime aimerais aimerait "
        "jaimerais souhaite cherche jcherche supporte kiffe want like"
    )
)
_NOT = frozenset(("pas", "pa", "plus", "aucun", "aucune"))
_DISLIKES = frozenset(("deteste", "jdeteste", "hais", "horreur", "hate", "dislike"))
_INSTEAD = ("sans", "sauf", "hormis", "excepte", "without", "except", "ni")
_BEFORE_NOT = frozenset(("surtout", "mais", "et", "non", "but"))
_ARTICLES = frozenset(
    (
        "de",
        "du",
        "des",
        "d",
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "en",
        "dans",
        "a",
        "au",
        "aux",
        "the",
        "an",
        "in",
    )
)
_PLACES = frozenset(
    ("a", "au", "vers", "pres", "sur", "dans", "pour", "en", "chez", "apres", "autour", "in", "near")
)
"""Words that begin something else once what is refused was named."""
_NO_REFUSAL = frozenset(
    words(
        "abri assez besoin bien bon cher chere compris doute encore envie forcement grave idee loin long "
        "mal moins obligatoire possible pourquoi que question reponse sur tard tellement toi tout toute "
        "tres trop trouve trouver vraiment"
    )
)
"""What « pas » or « sans » may stand before without refusing it."""
_BEGINS = frozenset(words("je j jveux jaime jcherche il elle on mais plutot sinon donc alors but i"))
"""Words that begin another wish, where nobody writes a comma."""
_ENDS_NAME = _PLACES | _BEGINS | frozenset(words("et ou and or le la les un une comment quand quoi the"))
_MOST = 3
"""Words that are refused after « pas », « sans »."""


class _Word(NamedTuple):
    typed: str
    said: Sequence[str]
    """Folded, an elided article apart."""
    ends: bool
    """Whether a comma or a full stop follows."""


def without_refused(text: str) -> str:
    """The words of a text that are not refused in it."""
    read = [_word(typed) for typed in text.split()]
    gone = {number for first, end in _refused(read, text) for number in range(first, end)}
    return " ".join(word.typed for number, word in enumerate(read) if number not in gone)


def _word(typed: str) -> _Word:
    said = fold(typed).replace("\u2019", "'").strip("\"'«»()?!.,;:…")
    return _Word(typed, said.split("'"), typed[-1] in ",.;:!?\n")


def _refused(read: Sequence[_Word], text: str) -> Iterator[tuple[int, int]]:
    """Spans of words."""
    for number, word in enumerate(read):
        before = read[number - 1] if number else None
        last = word.said[-1]
        wishes = before is not None and (_WISHES.intersection(before.said) or before.said[-1] == last)
        if last in _DISLIKES or (last in _NOT and wishes):
            yield number, _clause_end(read, number)
        elif _refuses_next(last, before, asks=text.rstrip().endswith("?")):
            yield number, _named_end(read, number)


def _refuses_next(said: str, before: _Word | None, *, asks: bool) -> bool:
    """Whether what comes next is refused: « sans », « plutôt que », « mais pas »; « pas de CFA ? » asks."""
    if said in _NOT:
        return not asks and _begins(before)
    compared = before is not None and before.said[-1] in ("plutot", "au", "but")
    return said in _INSTEAD or (compared and said in ("que", "lieu", "not"))


def _begins(before: _Word | None) -> bool:
    return before is None or before.ends or before.said[-1] in _BEFORE_NOT


def _clause_end(read: Sequence[_Word], number: int) -> int:
    """After the last word of what is said there."""
    for at in range(number + 1, len(read)):
        if read[at - 1].ends or read[at].said[0] in _BEGINS:
            return at
    return len(read)


def _named_end(read: Sequence[_Word], number: int) -> int:
    """After the thing that is named there; at once where nothing is refused."""
    at, named = number + 1, 0
    while at < len(read) and named < _MOST and not read[at - 1].ends:
        said = read[at].said
        if named and said[0] in _ENDS_NAME:
            break
        if said[-1] not in _ARTICLES:
            if not named and _NO_REFUSAL.intersection(said):
                return number
            named += 1
        at += 1
    return at if named else number
