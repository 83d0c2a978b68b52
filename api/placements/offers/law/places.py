"""Where the texts of an offer shut out who lives somewhere (L1132-1), by a name that no list can hold."""

import re
from collections.abc import Iterable, Iterator

from api.placements.offers.law.text import Sentence

_WHO = (
    r"(?:candidat|candidature|jeune|stagiaire|eleve|apprenti|alternant|gens|gamin|personne|monde|habitant|profil"
    r"|collegien|lyceen)\w*(?:\.e?s?)?"
)
_OF = r"(?:de la |de l'|du |des |de |d')"
_SHUT_OUT = re.compile(
    rf"\b(?:pas|plus|jamais|aucun|aucune|sans|ni) (?:de |d'|les |des |aux )?{_WHO}"
    rf" (?:venus? |qui viennent |issus? |habitant )?{_OF}(?P<place>[a-z][\w'-]+)"
    r"|\b(?:prend|prends|prenons|accepte|acceptons|voulons|veut|recrute|recrutons)"
    r" (?:pas|plus|jamais|personne)"
    rf" (?:de |d')?(?:{_WHO} )?{_OF}(?P<spot>[a-z][\w'-]+)"
)
"""« pas de candidats de Bellevue », « nous ne prenons personne du quartier »."""
_PLACES = re.compile(
    r"quartiers?|cites?|banlieues?|communes?|villages?|campagne|hlm|barres|tours|zones?|bourgs?|hameaux?|faubourgs?"
)
_NO_PLACE = re.compile(
    r"terminale?s?|seconde|premiere|troisieme|quatrieme|cap|bac|bts|but|licence|master|iut|lycee|college|rep|upe2a|ulis"
    r"|segpa|france travail|pole"
)
"""Classes, schools and programmes are written with a capital as well."""


def shunned(said: Iterable[Sentence]) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text shut out who comes from a place, in its characters."""
    for sentence in said:
        for found in _SHUT_OUT.finditer(sentence.text):
            name = "place" if found["place"] else "spot"
            written, place = sentence.words(*found.span(name)), found[name]
            # A place is written with a capital, unless it is only called a quarter or a village.
            if _PLACES.fullmatch(place) or (
                written[:1].isupper() and not written.isupper() and not _NO_PLACE.fullmatch(place)
            ):
                yield sentence.span(found.start(), found.end())
