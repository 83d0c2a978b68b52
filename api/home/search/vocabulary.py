"""What is known of the words of a query."""

from collections.abc import Collection, Mapping, Sequence
from math import log
from typing import NamedTuple


class Vocabulary(NamedTuple):
    """What is known of the words of a query: in how many documents each stands, of how many; what an unknown
    one was probably meant to be; and the other gender of the name of somebody who works.
    """

    documents: Mapping[str, int]
    total: int
    meant: Mapping[str, str]
    maybe: Mapping[str, str]
    """Of a word that begins a known one, another that it may have been meant to be."""
    pairs: Mapping[str, Sequence[str]]
    stems: Mapping[str, str]

    def as_typed(self, literal: Collection[str]) -> "Vocabulary":
        """Without what some words were perhaps meant to be."""
        meant, maybe = (
            {typed: word for typed, word in words.items() if typed not in literal}
            for words in (self.meant, self.maybe)
        )
        return self._replace(meant=meant, maybe=maybe)

    def without_stems(self, everyday: Collection[str]) -> "Vocabulary":
        """Without what some words share a stem with: « ma mère » is no wish for the sea."""
        return self._replace(stems={word: stem for word, stem in self.stems.items() if word not in everyday})

    def weight(self, word: str) -> float:
        """How much a word tells: nothing that every document holds, most what one holds."""
        return log(1 + self.total / (1 + self.documents.get(word, 0)))
