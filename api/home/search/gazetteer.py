"""The communes of the region, by their names and postcodes."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from api.home.search.lexicon import tokens
from api.platform.kit.geo import Position

LARGE_TOWN = 9_000
"""People from which a commune is meant by its bare name; a smaller one is meant after « à », « près de »."""


class Commune(NamedTuple):
    """A commune as texts name it."""

    code: str
    name: str
    key: tuple[str, ...]
    """Its words without a leading article."""
    population: int
    postcodes: Sequence[str]
    lat: float
    lon: float


SAINTS = {"st": "saint", "ste": "sainte"}
ARTICLES = ("le", "la", "les", "l")


def commune_key(name: str) -> tuple[str, ...]:
    """The words of a commune's name, « St » written out, without a leading article."""
    return key_of(tokens(name))


def key_of(said: Sequence[str]) -> tuple[str, ...]:
    """The same of words that are taken apart already."""
    spelt = [SAINTS.get(token, token) for token in said]
    return tuple(spelt[1:] if len(spelt) > 1 and spelt[0] in ARTICLES else spelt)


class Gazetteer:
    """Communes by their words."""

    def __init__(self, communes: Sequence[Commune]) -> None:
        self._by_key: dict[tuple[str, ...], Commune] = {}
        self._by_postcode: dict[str, list[Commune]] = {}
        begun: dict[str, list[Commune]] = {}
        self._saints: list[Commune] = []
        self.codes = {one.code: one for one in communes}
        self.largest = sorted(communes, key=lambda each: -each.population)
        for one in self.largest:
            self._by_key.setdefault(one.key, one)
            if one.key[:1] in (("saint",), ("sainte",)):
                self._saints.append(one)
            for postcode in one.postcodes:
                self._by_postcode.setdefault(postcode, []).append(one)
            if len(one.key) > 1 and len(one.key[0]) > 3:
                begun.setdefault(one.key[0], []).append(one)
        self._begun = {
            word: ones[0] for word, ones in begun.items() if len(ones) == 1 and (word,) not in self._by_key
        }
        self._middles: dict[str, Position] = {}
        self.words = {word for one in communes if one.population >= LARGE_TOWN for word in one.key}
        """Of the names that a wrong letter may hide."""

    def postcode(self, token: str) -> Commune | None:
        """The commune of a postcode; of those that share it their middle, called by it."""
        ones = self.sharing(token)
        if len(ones) < 2:
            return ones[0] if ones else None
        lat, lon = (sum(each) / len(ones) for each in zip(*((one.lat, one.lon) for one in ones), strict=True))
        return Commune("", token, (token,), LARGE_TOWN, (token,), lat, lon)

    def middle_of(self, department: str) -> Position | None:
        """The middle of the communes of a department, by its code; none where none is known."""
        if department not in self._middles:
            ones = [one for one in self.largest if one.code.startswith(department)] if department else []
            if not ones:
                return None
            middle = zip(*((one.lat, one.lon) for one in ones), strict=True)
            self._middles[department] = Position(*(sum(each) / len(ones) for each in middle))
        return self._middles[department]

    def sharing(self, postcode: str) -> Sequence[Commune]:
        """The communes of a postcode."""
        return self._by_postcode.get(postcode, ())

    def lacks_a_digit(self, token: str) -> bool:
        """Whether postcodes begin so, one digit short."""
        return len(token) == 4 and any(each.startswith(token) for each in self._by_postcode)

    def begun(self, token: str) -> Commune | None:
        """The only commune whose name of several words begins with this one: « javron »."""
        return self._begun.get(token)

    def names_one(self, token: str) -> bool:
        """Whether a word is a commune's name, or the only one's that begins so."""
        return (token,) in self._by_key or token in self._begun

    def has(self, key: tuple[str, ...]) -> bool:
        """Whether a commune of the region bears this name."""
        return key in self._by_key

    def longest(
        self, spelt: Sequence[str], start: int, known: Mapping[str, int]
    ) -> tuple[Commune, int] | None:
        """The commune whose name is longest here, and where it ends; « saint naz » begins one, where the
        second word is none that is known.
        """
        for end in range(min(len(spelt), start + 6), start, -1):
            if found := self._by_key.get(tuple(spelt[start:end])):
                return found, end
        follows = spelt[start + 1] if start + 1 < len(spelt) else ""
        if spelt[start] in ("saint", "sainte") and len(follows) > 2 and follows not in known:
            begun = (spelt[start], follows)
            for one in self._saints:
                if one.key[0] == begun[0] and one.key[1].startswith(begun[1]):
                    return one, start + 2
        return None
