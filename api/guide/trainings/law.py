"""What the law changed of trainings and no list tells yet: each with the text that says so, here alone.

Once a list tells it, its row here goes.
"""

import re
from typing import Any

from pydantic import Field

from api.guide.careers.schemas import Note
from api.platform.kit.text import fold


class StepNote(Note):
    """What is said beside a step on the way to a career."""

    after: str | None = Field(description="the id of the step after which alone it holds; null: any")


CLOSED = {"FOR.550": (2026, "FOR.9898")}
"""The year of the last session of what nobody may begin any more, and what took its place.

The diplôme de notaire (DAFN) became the DESN: décret n° 2022-1298 du 7 octobre 2022, arrêté du 5 juillet
2023. Certif-Info gives the other diploma that the DESN replaces this last session.
"""

RENAMED = {"FOR.9272": "Diplôme d’État de docteur en maïeutique (avant\u00a0: diplôme d’État de sage-femme)"}
"""What is called otherwise now.

Whoever began these studies since September 2024 gets that one: loi n° 2023-29 du 25 janvier 2023, articles 2
and 3, décret n° 2024-679 du 3 juillet 2024.
"""

_NURSES = Note(
    fr="Après trois ans de travail, on peut entrer sur sélection\u00a0; sinon, avec un bac, par Parcoursup.",
    en="After three years of work one may enter by selection; else, with a baccalauréat, by Parcoursup.",
)
_BETWEEN = {
    ("46033104", "26033101"): _NURSES,
    ("46033105", "26033101"): _NURSES,
}
"""What is asked between a training, or a step, and the one that follows.

Arrêté du 31 juillet 2009 relatif au diplôme d’État d’infirmier, article 2: three years of contributions.
"""

OF_TEACHERS = "^master métiers de l.enseignement(?!.*ingénierie de la formation)"
"""How the labels of teachers' master's degrees (MEEF) begin; that of those who train adults is another."""
_OF_TEACHERS = re.compile(OF_TEACHERS, re.IGNORECASE)
# Décret n° 2025-352 du 17 avril 2025, as `careers.notes.TEACHERS`.
_SOONER = Note(
    fr="Cette voie se ferme\u00a0: depuis 2026, le concours se passe à bac\u00a0+\u00a03, sans ce master, qui"
    " ne prend presque plus personne en 1re\u00a0année. Deux années de formation payées suivent le concours."
    " À bac\u00a0+\u00a05, des concours restent ouverts jusqu’en 2027.",
    en="This way is closing: since 2026 the exam is taken three years after the baccalauréat, without this"
    " master’s degree, which takes almost nobody into its first year any more. Two paid years of training"
    " follow the exam. Some at five years stay open until 2027.",
)


ANY_BAC = Note(
    fr="Avec tout bac, bac pro compris, on peut demander une licence\u00a0; on y vient surtout d’un bac"
    " général ou technologique.",
    en="With any baccalauréat, a professional one too, one may ask for a licence; most come from a general or"
    " technological one.",
)
"""Code de l'éducation, article L612-3: whoever has a baccalauréat may enter the first years of university."""
_CHOOSES = re.compile(r"^(double|bi)\b.?licence", re.IGNORECASE)


def is_free_to_enter(diploma: str, label: str) -> bool:
    """Whether no file is chosen from while there is room; a double licence chooses (same article, VI)."""
    return diploma == "Licence" and not _CHOOSES.search(label)


_ORDER = Note(
    fr="Pour exercer la profession, ce diplôme ne suffit pas seul\u00a0: il faut s’inscrire à son ordre.",
    en="To practise, this diploma is not enough: one must register with the order of the profession.",
)
_ARCHITECTS = Note(
    fr="Pour porter le titre d’architecte, ce diplôme ne suffit pas seul\u00a0: il faut aussi l’habilitation"
    " (HMONP) et l’inscription à l’ordre.",
    en="To bear the title of architect, this diploma alone is not enough: one also needs the licence (HMONP)"
    " and to register with the order.",
)
_NOTARIES = Note(
    fr="Ce diplôme ne suffit pas seul\u00a0: on exerce une fois la nomination signée par le ministère de la"
    " justice.",
    en="This diploma alone is not enough: one practises once the ministry of justice has appointed one.",
)
_TO_PRACTISE = (
    (
        re.compile(
            r"^diplome d.etat d(?:e docteur en (?:medecine|chirurgie dentaire|maieutique|pharmacie)"
            r"|e docteur veterinaire|.infirmier|e masseur.kinesitherapeute|e pedicure.podologue)\b"
        ),
        _ORDER,
    ),
    (re.compile(r"^diplome d.etat d.architecte\b"), _ARCHITECTS),
    (re.compile(r"^diplome d.etudes superieures de notariat\b"), _NOTARIES),
)
"""What is asked after a diploma, by its folded name.

Code de la santé publique, articles L4111-1 (medicine, teeth, midwives), L4221-1 (pharmacy), L4311-15
(nurses), L4321-10 (physiotherapy), L4322-2 (feet); code rural, articles L241-1 and L242-4 (animals). Loi
n° 77-2 du 3 janvier 1977, articles 9 and 10 (architects). Décret n° 73-609 du 5 juillet 1973 (notaries).
"""


def is_of_teachers(label: str) -> bool:
    """Whether it is a master's degree for teachers."""
    return _OF_TEACHERS.search(label) is not None


_OF_AGRICULTURE = r"[2-5]63\d{5}$"
"""The codes of certificats de spécialisation that the ministry of agriculture gives."""


def is_registered(training_id: str, diploma: str, rncp: str | None) -> bool:
    """Whether it ends with its registration in the RNCP, until which one may begin it, not with a session."""
    of_no_ministry = rncp is not None and not training_id[0].isdigit()
    return (diploma == "Titre professionnel" or of_no_ministry) and training_id not in CLOSED


def is_learned_with_contract(training_id: str, diploma: str) -> bool:
    """Whether no school teaches it to pupils: brevets professionnels (code de l'éducation, article D337-96),
    those of agriculture, and its certificats de spécialisation, of which Certif-Info has none for pupils.
    """
    return diploma in ("BP", "BP agricole", "BPA") or re.match(_OF_AGRICULTURE, training_id) is not None


def until(year: int) -> dict[str, Any]:
    """The note of a step that is registered until a year."""
    return StepNote(
        after=None,
        fr=f"Enregistré au RNCP jusqu’en {year}\u00a0: on peut y entrer jusque-là.",
        en=f"Registered in the RNCP until {year}: one may begin until then.",
    ).model_dump()


FIVE_YEARS = Note(
    fr="Titre inscrit au RNCP pour cinq ans au plus\u00a0: l’école dira s’il l’est encore.",
    en="Registered in the RNCP for five years at most: ask the school whether it still is.",
)
"""Code du travail, article L6113-5, of what is registered on request."""


# Arrêtés du 9 novembre 2024; France compétences, RNCP 41901, of 2026. The lists are older.
_REMADE = (
    (
        re.compile(
            r"\bmention (?:animation (?:culturelle|sociale)|loisirs tous publics|education a l.environ)"
        ),
        Note(
            fr="Cette mention n’est plus proposée depuis 2025\u00a0: celle à demander est «\u00a0animation"
            " socio-éducative ou culturelle\u00a0», qui la remplace.",
            en="Not offered since 2025: ask for “animation socio-éducative ou culturelle”, which takes its"
            " place.",
        ),
    ),
    (
        re.compile(r"\bmention activites physiques pour tous$"),
        Note(
            fr="Une mention plus récente la remplace, «\u00a0multi-activités physiques ou sportives pour"
            " tous\u00a0»\u00a0: demander à l’établissement laquelle il prépare.",
            en="A newer one takes its place, “multi-activités physiques ou sportives pour tous”: ask the"
            " school which of them it has.",
        ),
    ),
    (
        re.compile(r"^desjeps (?:specialite )?animation socio.educative ou culturelle\b"),
        Note(
            fr="Une spécialité plus récente la remplace, «\u00a0animation socio-éducative, culturelle et/ou"
            " sportive\u00a0»\u00a0: demander à l’établissement laquelle il prépare.",
            en="A newer one takes its place, “animation socio-éducative, culturelle et/ou sportive”: ask the"
            " school which of them it has.",
        ),
    ),
    (
        re.compile(r"\bjardinier de golf\b"),
        Note(
            fr="Un certificat plus récent, «\u00a0sols sportifs engazonnés\u00a0», est de niveau bac\u00a0:"
            " demander à l’établissement lequel il prépare.",
            en="A newer certificate, “sols sportifs engazonnés”, is of the level of the baccalauréat: ask the"
            " school which of them it has.",
        ),
    ),
)


# Arrêtés of 7 April 2020, article 1 (care assistants, nursery nurses), and of 11 April 2022 (ambulances).
_ASKED_FIRST = (
    (
        re.compile(r"^diplome d.etat d.(?:aide.soignant|auxiliaire de puericulture)\b"),
        Note(
            fr="Il faut avoir 17\u00a0ans au moins le jour où la formation commence.",
            en="One must be at least 17 on the day on which it begins.",
        ),
    ),
    (
        re.compile(r"^diplome d.etat d.ambulancier\b"),
        Note(
            fr="Il faut le permis\u00a0B, sa période probatoire finie\u00a0: pas avant 18\u00a0ans.",
            en="One needs a driving licence (B) and must have ended its first years: not before 18.",
        ),
    ),
    (
        re.compile(r"^bts metiers de la coiffure\b"),
        Note(
            fr="On demande en général un diplôme de coiffure avant (CAP, BP ou bac pro)\u00a0: à vérifier"
            " auprès de l’établissement.",
            en="One is mostly asked for a diploma in hairdressing first (CAP, BP, bac pro): ask the school.",
        ),
    ),
)


_FIRST_CLASS = re.compile(r"^(?:cpge|classe prepa) (mp2i|mpsi|pcsi|ptsi)\b")
_SECOND_CLASSES = {"mp2i": ("MPI", "MP"), "mpsi": ("MP", "PSI"), "pcsi": ("PC", "PSI"), "ptsi": ("PT", "PSI")}
"""Arrêté du 10 février 1995 on the classes of scientific CPGE: others keep their name in the second year."""


def _second_class(label: str) -> list[Note]:
    found = _FIRST_CLASS.search(fold(label))
    if not found:
        return []
    one, other = _SECOND_CLASSES[found[1]]
    return [
        Note(
            fr=f"Deux ans en tout\u00a0: {found[1].upper()} est le nom de la 1re\u00a0année. La deuxième en"
            f" porte un autre, le plus souvent {one} ou {other}.",
            en=f"Two years in all: {found[1].upper()} is what the first is called. The second has another"
            f" name, most often {one} or {other}.",
        )
    ]


def of_name(label: str) -> list[Note]:
    """What holds of a diploma and no list of ours tells: that it is being remade, from which age it is begun,
    or that its years have two names.
    """
    told = [note for name, note in (*_REMADE, *_ASKED_FIRST) if name.search(fold(label))]
    return told + _second_class(label)


def of_step(training_id: str, label: str) -> list[dict[str, Any]]:
    """The notes of a step on the way to a career."""
    told = [(before, note) for (before, then), note in _BETWEEN.items() if then == training_id]
    always = [(None, _SOONER)] if is_of_teachers(label) else []
    always += [(None, note) for name, note in _TO_PRACTISE if name.search(fold(label))]
    always += [(None, note) for note in of_name(label)]
    return [StepNote(after=before, **note.model_dump()).model_dump() for before, note in [*always, *told]]


TITLED = {"F1101": "diplome d etat d architecte"}
"""Fields of ROME 3 that are called by a profession whose title the law keeps for who holds a diploma.

Architecture: loi n° 77-2 du 3 janvier 1977 sur l'architecture, articles 9 and 10. Certif-Info gives the field
to a DN MADE of interiors and to a technological bac.
"""


def _values(rows: list[tuple[str, ...]]) -> str:
    return "VALUES " + ", ".join(f"({', '.join(row)})" for row in rows)


CLOSING = _values([(f"'{one}'", f"{year}", f"'{then}'") for one, (year, then) in CLOSED.items()])
"""SQL of `CLOSED`: its id, the year, what took its place."""
TITLING = _values([(f"'{field}'", f"'{title}'") for field, title in TITLED.items()])
"""SQL of `TITLED`: the field and the diploma, folded."""
NAMING = _values([(f"'{one}'", f"'{name}'") for one, name in RENAMED.items()])
"""SQL of `RENAMED`: its id and the name."""
