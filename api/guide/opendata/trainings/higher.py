"""After the bac: programmes on Parcoursup, and mentions of masters."""

import re
from hashlib import blake2b

from api.guide.opendata import normalise
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.job import Job
from api.guide.opendata.trainings import labels
from api.guide.opendata.trainings.rows import Cell, Row, bring, required, school, year_of_name
from api.guide.trainings import bulk
from api.platform.kit.bulk import Vanishing
from api.platform.kit.text import fold

_KINDS = (
    ("Licence professionnelle", "Licence pro", 6, None),  # in one year or three, which no name says
    ("Double licence", "Licence", 6, 36),
    ("Licence", "Licence", 6, 36),
    ("BUT", "BUT", 6, 36),
    ("DN MADE", "DNMADE", 6, 36),
    ("CPGE", "Classe prépa", None, 24),
    ("BTSA", "BTSA", 5, 24),
    ("BTS", "BTS", 5, 24),
    ("BPJEPS", "BPJEPS", 4, None),
    ("DEUST", "DEUST", 5, 24),
    ("D.E ", "Diplôme d’État", None, None),
    ("Formation d ingenieur Bac + 5", "Diplôme d’ingénieur", 7, 60),
    ("C.M.I ", "Cursus master en ingénierie", 7, 60),
)
"""How a programme's name begins, the diploma, its level and months."""
_OF_A_YEAR = re.compile(r"\(pass\)|acces specifique sante|\bannee (?:preparatoire|de re)")
"""One year of studies, of which the name may be a licence's: it is no diploma and has no level."""
_OTHER = "Formation du supérieur"
_UP_TO = re.compile(r"\bbac\s?\+\s?([3-6])\b(?! uniquement)")
"""How many years after the bac another programme ends, as its name says."""
_FROM_LATER = re.compile(r"\bbac\s?\+\s?\d uniquement")
"""For who has studied after the bac: its years are not all done there."""
_LEVELS = {3: 6, 5: 7}
"""Of the RNCP, by years after the bac; other years are of none."""
_SLUG = re.compile(r"[^a-z0-9]+")
_EACH = re.compile(r",(?=\S)")
"""Between schools; in the name of one a space follows."""
_INM = re.compile(r"[0-9A-Z]{8}")
SLUG_LENGTH = 80
"""Of a longer name the end becomes a digest: two that begin alike stay two."""


def _slug(label: str) -> str:
    slug = _SLUG.sub("-", fold(label)).strip("-")
    if len(slug) <= SLUG_LENGTH:
        return slug
    return f"{slug[:SLUG_LENGTH]}-{blake2b(slug.encode(), digest_size=4).hexdigest()}"


def _lasting(label: str) -> tuple[int | None, int | None]:
    """Level and months of « Formation Bac + 3 »."""
    found = _UP_TO.search(fold(label))
    years = int(found[1]) if found else 0
    return _LEVELS.get(years), 12 * years or None


def programmes(job: Job) -> None:
    """Programmes by name and school, in the publisher's layout or one of six columns."""
    named = year_of_name(job.file.name)
    fields = {
        "school": ("cod_uai", "code_uai_de_l_etablissement"),
        "label": ("lib_for_voe_ins", "filiere_de_formation"),
        "year": ("session",),
        "status": ("contrat_etab", "statut_de_l_etablissement_de_la_filiere_de_formation_public_prive"),
        "point": ("g_olocalisation_des_formations", "coordonnees_gps_de_la_formation"),
    }

    def make(cell: Cell) -> Row:
        label = required(cell("label"))
        begins = fold(label).replace("'", " ").replace("’", " ")
        kind = next((kind for kind in _KINDS if begins.startswith(fold(kind[0]))), None)
        title = labels.named_once(labels.with_signs(label))
        diploma, level, months = kind[1:] if kind else (_OTHER, *_lasting(label))
        if _OF_A_YEAR.search(fold(label)):
            diploma, level, months = _OTHER, None, 12
        if _FROM_LATER.search(fold(label)):
            months = None
        slug = _slug(label)
        return (
            school(cell("school")),
            label,
            f"PSUP.{slug}",
            title,
            diploma,
            level,
            months,
            normalise.whole(cell("year")) or named,
            *(normalise.pair(cell("point")) or (None, None)),
        )

    bring(job, bulk.PROGRAMMES, fields, ("school", "label", "status"), make)


def masters(job: Job) -> None:
    """Mentions of masters, each once a campaign."""
    fields = {
        "year": ("annee_de_la_campagne_de_recueil_des_informations",),
        "school": ("code_uai_de_l_etablissement_accredite",),
        "code": ("identifiant_navette_de_la_mention_inm_de_master",),
        "label": ("intitule_de_la_mention_de_master",),
        "open": ("mention_ouverte_ou_non_ouverte",),
        "semester": ("semestre_auquel_la_mention_est_accessible_dans_l_etablissement_accredite",),
        "modes": ("modalites_d_enseignement_de_la_mention",),
        "partners": ("etablissement_s_co_accredite_s_en_vue_de_la_delivrance_du_dnm_dans_la_mention",),
        "url": ("url_de_la_fiche_relative_a_la_mention_sur_le_site_internet_de_l_etablissement",),
    }

    def make(cell: Cell) -> Row:
        code, year = cell("code").upper(), normalise.whole(cell("year"))
        if not _INM.fullmatch(code) or year is None:
            raise RejectedRowError("bad_identifier", code[:40])
        label = labels.spaced(required(cell("label")))
        return (
            code,
            school(cell("school")),
            year,
            label,
            normalise.website(cell("url")),
            # Whoever leaves a bac + 3 cannot begin with the second year.
            cell("open") == "1" and not cell("semester").startswith("3"),
            [mode for mode in map(str.strip, cell("modes").split(",")) if mode],
            [one for one in _EACH.split(cell("partners")) if one],
        )

    before = bulk.shown_masters(job.connection)
    bring(job, bulk.MASTERS, fields, ("year", "school", "code", "label", "open"), make)
    # None is deleted, but one row of the next campaign hides all of the last one.
    gone = before - bulk.shown_masters(job.connection)
    job.report.vanish(Vanishing(len(gone), len(before), "masters that are shown"), closed=0)
