"""What we say beside publishers' texts where they are out of date or wrong, and what is not shown of them.

A rule is found by words, never by a career, but for a few errors of ROME 4, version 460, read one by one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from api.guide.careers import former_diplomas


class Note(NamedTuple):
    """In both languages."""

    fr: str
    en: str


# Décret n° 2025-352 du 17 avril 2025; the rules change with the years, as our own sheets say.
TEACHERS = Note(
    "Depuis la session 2026, les concours d’enseignement (CRPE, CAPES, CAPET, CAPLP, CPE…) se passent à"
    " bac\u00a0+\u00a03, puis viennent deux années de formation payées. Dans certaines matières, un concours"
    " à bac\u00a0+\u00a05 reste ouvert jusqu’en 2027. Un master MEEF ne suffit pas sans le concours."
    " L’agrégation reste à bac\u00a0+\u00a05. (Décret 2025-352 du 17\u00a0avril 2025\u00a0; les règles"
    " changent, demander celles de l’année au CIO.)",
    "Since 2026 the competitive exams for teachers (CRPE, CAPES, CAPET, CAPLP, CPE…) are taken three years"
    " after the baccalauréat, and two paid years of training follow. In some subjects an exam at five years"
    " stays open until 2027. A MEEF master’s degree is not enough without the exam. The agrégation stays at"
    " five years. (Décret 2025-352 of 17 April 2025; rules change, ask the CIO for those of the year.)",
)

_OLD_NAMES = (
    # Code de l’éducation, articles R632-1 and following; arrêté du 21 avril 2017 on how long each lasts.
    (
        re.compile(r"\bbac\s*\+\s*[5-8]\b[^.]{0,20}\bdiplômes? d.études spécialisées\b", re.IGNORECASE),
        Note(
            "Un diplôme d’études spécialisées de médecine vient après six ans d’études et en dure quatre à"
            " six\u00a0: c’est bac\u00a0+\u00a010 au moins. On y entre par un PASS ou une L.AS.",
            "A specialised medical diploma comes after six years of studies and takes four to six: ten years"
            " at least after the baccalauréat. One begins with a PASS or an L.AS.",
        ),
    ),
    (
        re.compile(r"\bBEPA?\b", re.IGNORECASE),
        Note(
            "Le BEP n’existe plus\u00a0: c’est aujourd’hui un CAP ou un bac pro.",
            "BEP: no longer exists; today a CAP or a bac pro.",
        ),
    ),
    (
        re.compile(r"\bDUT\b", re.IGNORECASE),
        Note("DUT\u00a0: aujourd’hui BUT, en trois ans.", "DUT: today the BUT, in three years."),
    ),
    (
        re.compile(r"\bbac(?:calauréat)?s? scientifiques?\b", re.IGNORECASE),
        Note(
            "Bac scientifique\u00a0: aujourd’hui un bac général avec des spécialités scientifiques.",
            "Bac scientifique: today a general baccalauréat with sciences.",
        ),
    ),
    (
        re.compile(r"\bmentions? complémentaires?\b", re.IGNORECASE),
        Note(
            "Mention complémentaire\u00a0: aujourd’hui certificat de spécialisation.",
            "Mention complémentaire: today the certificat de spécialisation.",
        ),
    ),
    # Décret n° 2022-1298 du 7 octobre 2022, arrêté du 5 juillet 2023.
    (
        re.compile(
            r"\bdiplômes? (?:d.aptitude aux fonctions de notaire|supérieur du notariat|de notaire)\b",
            re.IGNORECASE,
        ),
        Note(
            "Diplôme de notaire, diplôme supérieur du notariat\u00a0: aujourd’hui diplôme d’études"
            " supérieures de notariat (DESN), en deux ans après un master de droit.",
            "Diplôme de notaire, diplôme supérieur du notariat: today the diplôme d’études supérieures de"
            " notariat (DESN), two years after a master’s degree in law.",
        ),
    ),
    # Loi n° 2023-29 du 25 janvier 2023, décret n° 2024-679 du 3 juillet 2024.
    (
        re.compile(r"\bdiplômes? d.[ée]tat de sage-femme\b", re.IGNORECASE),
        Note(
            "Diplôme d’État de sage-femme\u00a0: pour qui a commencé ces études depuis septembre 2024,"
            " diplôme d’État de docteur en maïeutique, avec une année de plus.",
            "Diplôme d’État de sage-femme: for whoever began these studies since September 2024, the diplôme"
            " d’État de docteur en maïeutique, one year longer.",
        ),
    ),
    # Ordonnance n° 2016-728 du 2 juin 2016, décret n° 2019-1185 du 15 novembre 2019.
    (
        re.compile(
            r"\bdiplômes? professionnels? d.huissier\b|\bprofession de commissaire-priseur judiciaire\b",
            re.IGNORECASE,
        ),
        Note(
            "Huissier de justice, commissaire-priseur judiciaire\u00a0: depuis 2022, commissaire de justice."
            " On y entre par un examen après un master de droit, puis deux ans de formation.",
            "Huissier de justice, commissaire-priseur judiciaire: since 2022 commissaire de justice. An exam"
            " after a master’s degree in law opens it, then two years of training.",
        ),
    ),
    (
        re.compile(r"\bBTS (?:en )?diététique\b(?! et)", re.IGNORECASE),
        Note(
            "BTS Diététique\u00a0: aujourd’hui BTS Diététique et nutrition.",
            "BTS Diététique: today the BTS Diététique et nutrition.",
        ),
    ),
)
"""Names of diplomas that are no more, and what took their place."""

_WRONG = {
    "A1501": Note(
        "Il n’existe ni BEP ni CAP d’auxiliaire vétérinaire\u00a0: demander aux écoles le titre reconnu par"
        " l’État.",
        "There is no BEP or CAP of veterinary assistant: ask schools for the title that the State"
        " recognises.",
    ),
    "K1708": Note(
        "Aucun diplôme d’État n’est à passer avant\u00a0: on passe un concours, puis la formation en école de"
        " police est payée.",
        "No State diploma comes before: one passes a competitive exam, then training is paid.",
    ),
    # Ordonnance n° 2010-638 du 10 juin 2010.
    "K1508": Note(
        "Aucun diplôme de notaire n’est à passer\u00a0: depuis 2013, c’est un métier des services de la"
        " publicité foncière de l’État, qui recrutent par les concours des finances publiques.",
        "No diploma of notary is asked for: since 2013 it is a job in the State’s land registry services,"
        " which hire by competitive exams.",
    ),
    # Code de la santé publique, articles L4371-2 and D4371-1; the DUT is a BUT today.
    "J1402": Note(
        "La loi réserve ce métier à qui a un BTS Diététique et nutrition, ou un BUT Génie biologique,"
        " parcours diététique et nutrition. Une licence pro ou un master ne suffit pas sans l’un des deux.",
        "The law keeps this job for who has a BTS Diététique et nutrition, or a BUT Génie biologique with"
        " diététique et nutrition. A licence pro or a master’s degree is not enough without one of them.",
    ),
    # Certif-Info knows no such diploma, and the title (36T33301), which no list of places has.
    "K2111": Note(
        "Il n’existe pas de diplôme d’État pour former des adultes\u00a0: il y a entre autres un titre"
        " professionnel, le FPA, de niveau bac\u00a0+\u00a02. Nos listes ne disent pas où il se prépare.",
        "There is no State diploma for training adults: there is, among others, the professional title FPA,"
        " at bac + 2. Our lists do not say where it is taught.",
    ),
    # Décret n° 2001-188 du 26 février 2001, articles 4 and 5.
    "N3101": Note(
        "Le brevet ne suffit pas\u00a0: les officiers de port sont des fonctionnaires de l’État. On y entre"
        " par un concours, avec un brevet d’officier de la marine marchande ou de la Marine nationale et cinq"
        " ans de navigation.",
        "The certificate is not enough: port officers are civil servants of the State. One enters by a"
        " competitive exam, as an officer of the merchant navy or the Navy with five years at sea.",
    ),
    # Loi n° 71-1130 du 31 décembre 1971, articles 11 à 13; loi n° 2011-94 du 25 janvier 2011 on avoués.
    "K1903": Note(
        "Pour être avocat ou avocate, il faut davantage\u00a0: un master de droit, l’examen d’entrée dans une"
        " école du barreau, puis le certificat d’aptitude (CAPA). Il n’y a plus d’avoués depuis 2012.",
        "To be a lawyer at court takes more: a master’s degree in law, the exam of a lawyers’ school, then"
        " its certificate (CAPA). There have been no avoués since 2012.",
    ),
}
"""Where ROME asks for diplomas that no nomenclature holds, or for less than the law does."""

_EXAMS = re.compile(
    r"\b(?:MEEF\b(?!\W+(?:mention )?pratiques et ingénierie)|(?:CRPE|CAPES|CAPET|CAPLP|CAFEP|CPE)\b)"
)
"""That master's degree of who trains others, or teaches the deaf and the blind, prepares for none of them."""
_YEARS = re.compile(r"\bbac\s*\+\s*(\d+)", re.IGNORECASE)


def of_access(
    code: str, access: Sequence[str], levels: Iterable[str | None], knowledge: Iterable[str] = ()
) -> list[Note]:
    """What is said above a career's text on access; `levels`: of Onisep's sheets that are called as it,
    `knowledge`: what stands beside the text, where ROME names diplomas, too.
    """
    text = " ".join(access)
    notes = [TEACHERS] if _EXAMS.search(text) else []
    notes += [_WRONG[code]] if code in _WRONG and text else []
    said = [int(years) for years in _YEARS.findall(text)]
    asked = [int(years) for level in levels for years in _YEARS.findall(level or "")]
    if said and asked and max(said) < max(asked) and re.search("obligatoire", text):
        years = max(asked)
        notes.append(
            Note(
                f"L’Onisep demande davantage\u00a0: bac\u00a0+\u00a0{years}.",
                f"Onisep asks for more: bac + {years}.",
            )
        )
    named = " ".join([text, *knowledge])
    notes += [note for name, note in _OLD_NAMES if name.search(named)]
    return notes + [
        Note(f"{old}\u00a0: aujourd’hui {new}.", f"{old}: today the {new}.")
        for old, new in former_diplomas.named_in([named])
    ]


_PARTIAL = Note(
    "Cette liste n’est pas complète, même pour la région."
    " D’autres formations peuvent mener à ce métier\u00a0: un CIO ou le site de l’Onisep peut les citer.",
    "This list is not complete, not even for the region. Other courses"
    " may lead to this job: a CIO or Onisep’s site can name them.",
)
_REGULATED = Note(
    "Métier réglementé\u00a0: avoir suivi une de ces formations ne suffit pas toujours. La loi peut demander"
    " un diplôme précis, un concours, une inscription ou un permis\u00a0: à vérifier avant de choisir.",
    "Regulated job: having followed one of these courses is not always enough. The law may ask for one given"
    " diploma, a competitive exam, a registration or a permit: check before you choose.",
)
# Code général de la fonction publique, article L320-1.
_CIVIL_SERVANTS = Note(
    "Pour y être fonctionnaire, le diplôme ne suffit pas\u00a0: il faut aussi réussir un concours, sauf"
    " exceptions.",
    "To be a civil servant there, the diploma is not enough: one must pass a competitive exam too, but for"
    " exceptions.",
)


def of_ways(*, regulated: bool, civil_servants: bool) -> list[Note]:
    """What is said beside the trainings that lead to a career: what the list is not, and what it does not
    suffice for. `civil_servants`: they are among those who do it.
    """
    also = ((regulated, _REGULATED), (civil_servants, _CIVIL_SERVANTS))
    return [_PARTIAL, *(note for holds, note in also if holds)]


_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_YEAR = re.compile(r"\b20\d\d\b")
_TO_COME = re.compile(
    r"\b(?:ser|aur|devr|pourr|entrer|remplacer|deviendr|concerner|recruter|établir)(?:a|ont|ait|aient)\b"
    r"|\bd.ici (?:à )?(?:fin )?20\d\d\b|\bpas encore (?:\w+ )?définie?s?\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\bprochainement\b.*\b(?:réform|supprim|remplac|fusionn)|\bdevrai(?:en)?t être prochainement\b"
)
_BOTH = re.compile(r"hommes et (?:des )?femmes|femmes et (?:des )?hommes", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(?:femmes?|hommes?|féminins?|féminisée?|une ingénieure)\b", re.IGNORECASE)
_SHARE = re.compile(r"\d\s?%|\bsur (?:deux|trois|quatre|cinq|dix)\b|\b(?:un|deux) tiers\b|\bla moitié\b")


def _is_past(sentence: str, today: date) -> bool:
    """Whether it announces what was to come in a year that is over, or « prochainement »."""
    years = [int(year) for year in _YEAR.findall(sentence)]
    is_over = bool(years) and max(years) < today.year and bool(_TO_COME.search(sentence))
    return is_over or bool(_SOON.search(sentence))


def _is_share(sentence: str) -> bool:
    """Whether it counts women or men, without a year: the figures of the page do, with theirs."""
    counted = _BOTH.sub("", sentence)
    return bool(_PEOPLE.search(counted) and _SHARE.search(counted))


# Loi n° 2022-1616 du 23 décembre 2022, article 37; arrêté du 3 août 2023 on what is taught.
_CHANGED = (
    (
        re.compile(r"\b9 ans\b.{0,60}\bmédecin (?:généraliste|humanitaire)\b"),
        "[Aujourd’hui dix ans au moins\u00a0: depuis 2023, l’internat de médecine générale en dure quatre.]",
    ),
    # As `TEACHERS`.
    (
        re.compile(
            r"\bconcours\b.*\bMEEF\b|\bM[12]\b.*\bconcours de l.enseignement\b|\bdoit\b.*\bmaster MEEF\b"
        ),
        "[Depuis 2026, ces concours se passent à bac\u00a0+\u00a03, sans ce master\u00a0; à"
        " bac\u00a0+\u00a05, certains restent ouverts jusqu’en 2027.]",
    ),
)
"""What the law changed since, beside the sentences that say how it was."""

ANNOUNCED = "[Annonce ancienne\u00a0: à vérifier.]"


def still_true(paragraph: str, today: date) -> str | None:
    """A paragraph of Onisep's without shares of women, which have no year; what was to come is marked as old,
    what the law changed has its note. None where nothing is left.
    """
    kept = []
    for sentence in _SENTENCE.split(paragraph):
        if not _is_share(sentence):
            kept.append(sentence)
            kept += [ANNOUNCED] if _is_past(sentence, today) else []
            kept += [note for changed, note in _CHANGED if changed.search(sentence)]
            kept += [f"[Aujourd’hui\u00a0: {new}.]" for _, new in former_diplomas.named_in([sentence])]
    return " ".join(kept) or None


SECTIONS = ("nature", "conditions", "skills", "access", "life")


def sheet(told: Mapping[str, Any], today: date) -> dict[str, Any]:
    """A sheet of Onisep's with what is still true of its texts."""

    def section(one: Mapping[str, Any]) -> dict[str, Any]:
        read = (still_true(paragraph, today) for paragraph in one["paragraphs"])
        return {**one, "paragraphs": [paragraph for paragraph in read if paragraph]}

    return {**told, **{name: [section(one) for one in told[name] or []] for name in SECTIONS}}
