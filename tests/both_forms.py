"""Finds who is named in the masculine alone in a French text: « les apprentis », « un jeune »."""

import re
from collections.abc import Iterable


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TRICE = _words("""
    administrateur agriculteur animateur collaborateur conducteur consommateur créateur dessinateur
    directeur formateur inspecteur installateur instituteur interlocuteur modérateur négociateur
    opérateur organisateur producteur préparateur recteur rédacteur réparateur spectateur tuteur
    utilisateur viticulteur éducateur
""")
_EUSE = _words("""
    acheteur agresseur chauffeur chercheur coiffeur contrôleur couvreur demandeur développeur
    employeur entraîneur footballeur harceleur marin-pêcheur pêcheur recruteur régisseur
    soudeur travailleur tuyauteur vendeur voyageur éleveur
""")
_E = _words("""
    abonné adhérent adjoint administré agent aide-soignant ami apprenant apprenti artisan assistant
    associé auteur avocat candidat client commerçant consultant correspondant cousin dirigeant
    débutant défenseur délégué député employé encadrant enseignant expert exploitant fabricant
    gouverneur gérant habitant inconnu ingénieur inscrit intervenant intéressé invité majeur marin
    militant mineur participant passant patient prescripteur professeur proviseur président prévenu
    remplaçant retraité réfugié référent résident salarié soignant suppléant surveillant voisin
    étudiant
""")
_ERE = _words("""
    ambulancier banquier boucher boulanger cavalier charpentier conseiller couturier cuisinier
    infirmier jardinier maraîcher maroquinier menuisier ouvrier plombier policier pompier pâtissier
    saisonnier usager écolier étranger
""")
_DOUBLED = _words("""
    champion chirurgien citoyen collégien comédien doyen gardien lycéen maçon musicien mécanicien
    patron paysan pharmacien politicien professionnel technicien électricien
""")
"""Their last letter is doubled: « citoyenne », « professionnelle »."""
_OTHERS = {
    "ceux": "celles",
    "chacun": "chacune",
    "chef": "cheffe",
    "copain": "copine",
    "sapeur-pompier": "sapeuse-pompière",
    "sapeurs-pompiers": "sapeuses-pompières",
    "sportif": "sportive",
}
_SOMETHING_ELSE_TOO = _words("""
    abonné adjoint administré apprenant associé auteur conseiller correspondant débutant délégué
    employé expert exploitant inconnu inscrit intéressé invité majeur marin mineur passant patient
    professionnel prévenu retraité réfugié résident salarié soignant sportif surveillant
    étranger étudiant
""")
"""Adjectives and verbs too: they name somebody right after an article or a word of number."""
_EITHER = _words("""
    adulte architecte artiste bénévole camarade cariste collègue comptable dentiste destinataire
    jeune journaliste kiné locataire malade pilote pro proche prof propriétaire psychologue
    responsable secrétaire spécialiste stagiaire titulaire volontaire vétérinaire élève
""")
"""The same word for both: the article tells."""
_MASCULINE = _words("un le du au ce cet aucun")
_FEMININE = _words("une la cette aucune ma ta sa")
_POSSESSIVE = _words("mon ton son")
"""Feminine as well before a vowel."""
_NAMES_SOMEBODY = (
    _MASCULINE
    | _POSSESSIVE
    | _words("""
        l d les des aux ces mes tes ses nos vos leurs notre votre leur chaque quelques plusieurs
        tout tous deux trois entre par autre autres certains
    """)
)
_AGREES = re.compile(
    r"(?<!\w)(?:tu (?:[nt] )?es|tu seras|tu étais|sois|vous êtes|vous serez|soyez|je suis|on est)"
    r"(?: (?:pas|plus|bien|déjà|encore|toujours|tout|très|trop))?"
    r" ((?:\w{2,}(?:é|i|u|is|it|ent|ant|eux|eur|ien|el|if|ain)|prêt|seul|sûr|fort|bon|fier)s?)(?![\w·])",
    re.IGNORECASE,
)
_AGREE_AFTER = re.compile(
    r"(?<!\w)(?:jeunes|élèves|pros|bénévoles|collègues|proches|stagiaires)(?: (?:plus|très|déjà|tous))?"
    r" (?:\w{2,}(?:és|iens|els|ifs)|nés|liés|sortis|partis|inscrits|suivis|exclus|majeurs|mineurs)(?!\w)",
    re.IGNORECASE,
)
"""« Des jeunes sortis de l’école », « des élèves plus âgés »."""
_DO_NOT_AGREE = _words("ainsi aussi ici parmi souvent maintenant vraiment depuis parent parents plus")
_BESIDE = 6
"""Words before or after, within the sentence, among which the other form is looked for."""
_WORD = re.compile(r"[\w·-]+|[.!?;:…\n]")
_SENTENCE_ENDS = frozenset(".!?;:…\n")


def _pairs() -> dict[str, str]:
    found = {
        **{one: one.removesuffix("teur") + "trice" for one in _TRICE},
        **{one: one.removesuffix("r") + "se" for one in _EUSE},
        **{one: one + "e" for one in _E},
        **{one: one.removesuffix("er") + "ère" for one in _ERE},
        **{one: one + one[-1] + "e" for one in _DOUBLED},
        **_OTHERS,
    }
    return {**{f"{one}s": f"{other}s" for one, other in found.items()}, **found}


_PAIRS = _pairs()


def masculine_alone(text: str, official: Iterable[str] = ()) -> list[str]:
    """The words, each with the one before it, that name in the masculine somebody who may be a woman.

    `official` names, of a diploma or an authority, stay as they are.
    """
    for name in official:
        text = text.replace(name, "")
    plain = text.replace("\u00a0", " ").replace("’", " ").replace("'", " ")
    words = _WORD.findall(plain.lower())
    alone = [
        f"{words[at - 1]} {word}" if at else word for at, word in enumerate(words) if _is_alone(words, at)
    ]
    agree = [one[0] for one in _AGREES.finditer(plain) if one[1].lower() not in _DO_NOT_AGREE]
    return alone + agree + [one[0] for one in _AGREE_AFTER.finditer(plain)]


def _is_alone(words: list[str], at: int) -> bool:
    word, before = words[at], words[at - 1] if at else ""
    if word in _EITHER:
        masculine = before in _MASCULINE or (before in _POSSESSIVE and word[0] not in "aeéiouh")
        return masculine and not _follows_feminine(words, at - 1)
    if word == "ceux" and words[at + 1 : at + 2] not in (["qui"], ["que"], ["dont"]):
        return False  # « ceux de 16 ans », « ceux déjà remis »: somebody or something that was named.
    if word not in _PAIRS:
        return False
    if word.removesuffix("s") in _SOMETHING_ELSE_TOO and before not in _NAMES_SOMEBODY:
        return False
    return not {_PAIRS[word], _PAIRS.get(word.removesuffix("s"))} & _sentence_around(words, at)


def _follows_feminine(words: list[str], article: int) -> bool:
    """« une ou un », « d’une ou d’un », « de la ou du »."""
    link = article - 1 if words[article - 1] not in {"d", "à"} else article - 2
    return link >= 1 and words[link] in {"ou", "et"} and words[link - 1] in _FEMININE


def _sentence_around(words: list[str], at: int) -> set[str]:
    """The words beside one that stand in its sentence."""
    near = set()
    for way in (range(at - 1, at - _BESIDE - 1, -1), range(at + 1, at + _BESIDE + 1)):
        for one in way:
            if not 0 <= one < len(words) or words[one] in _SENTENCE_ENDS:
                break
            near.add(words[one])
    return near
