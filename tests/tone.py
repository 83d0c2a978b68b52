"""Tells « tu » from « vous » in a French sentence."""

import re

_TU = re.compile(
    r"(?<![\w’-])(?:tu|ta|tes|ton|toi|te)(?!\w)|-(?:toi|tu)(?!\w)|(?<![\w])t’(?=\w)", re.IGNORECASE
)
_VOUS = re.compile(r"(?<!rendez-)(?<![\w])(?:vous|votre|vos)(?!\w)|(?<!rendez)-vous(?!\w)", re.IGNORECASE)
_DO = [
    "accepte",
    "active",
    "ajoute",
    "appelle",
    "arrête",
    "attends",
    "autorise",
    "change",
    "cherche",
    "choisis",
    "clique",
    "coche",
    "connecte",
    "contacte",
    "continue",
    "corrige",
    "crée",
    "découvre",
    "dis",
    "donne",
    "enlève",
    "envoie",
    "écris",
    "enregistre",
    "essaie",
    "fais",
    "garde",
    "glisse",
    "indique",
    "lis",
    "montre",
    "mets",
    "n’écris",
    "ouvre(?! à)",
    "parle(?= à)",
    "parles-en",
    "pars(?= d)",
    "pose",
    "pousse",
    "raconte",
    "reconnecte",
    "recommence",
    "regarde",
    "relie",
    "relis",
    "remplis",
    "repose(?= l)",
    "reprends",
    "réponds",
    "réessaie",
    "renseigne",
    "retire",
    "reviens",
    "signe",
    "suis",
    "supprime",
    "tape",
    "télécharge",
    "touche",
    "utilise",
    "va",
    "vérifie",
]
_DO_TU = re.compile(
    rf"(?:^|[.!?:;,«(] ?|\bpuis )(?:{'|'.join(_DO)}|demande(?=-| à| (?:si|ce qu)(?!\w)))(?!\w|-t-)",
    re.IGNORECASE,
)
_DO_VOUS = re.compile(
    r"(?:^|[.!?:;,«(] ?|\b(?:puis|et|ou) )(?!(?:assez|chez)\b|rendez-vous\b)\w{2,}ez(?!\w)", re.IGNORECASE
)


def is_tu(text: str) -> bool:
    """Whether a sentence speaks to a young person."""
    return bool(_TU.search(text) or _DO_TU.search(text.replace("\u00a0", " ")))


def is_vous(text: str) -> bool:
    """Whether a sentence speaks to an adult."""
    return bool(_VOUS.search(text) or _DO_VOUS.search(text.replace("\u00a0", " ")))
