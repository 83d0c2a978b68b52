"""Communes by the words of their names."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from api.home.search.lexicon import tokens

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


class Gazetteer:
    """Communes by their words."""

    def __init__(self, communes: Sequence[Commune]) -> None:
        self._by_key: dict[tuple[str, ...], Commune] = {}
        self._by_postcode: dict[str, Commune] = {}
        self._saints: list[Commune] = []
        self.codes = {one.code: one for one in communes}
        for one in sorted(communes, key=lambda each: -each.population):
            self._by_key.setdefault(one.key, one)
            if one.key[:1] in (("saint",), ("sainte",)):
                self._saints.append(one)
            for postcode in one.postcodes:
                self._by_postcode.setdefault(postcode, one)
        self.words = {word for one in communes if one.population >= LARGE_TOWN for word in one.key}
        """Of the names that a wrong letter may hide."""

    def postcode(self, token: str) -> Commune | None:
        """The largest commune of a postcode."""
        return self._by_postcode.get(token)

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


SAINTS = {"st": "saint", "ste": "sainte"}
ARTICLES = ("le", "la", "les", "l")


def commune_key(name: str) -> tuple[str, ...]:
    """The words of a commune's name, « St » written out, without a leading article."""
    spelt = [SAINTS.get(token, token) for token in tokens(name)]
    return tuple(spelt[1:] if len(spelt) > 1 and spelt[0] in ARTICLES else spelt)
