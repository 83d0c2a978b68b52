"""Certif-Info (Carif-Oref): certifications, and the careers, sheets and codes that they name."""

from api.guide.opendata import normalise
from api.guide.opendata.careers.rome import CODE
from api.guide.opendata.job import Job
from api.guide.opendata.trainings import labels
from api.guide.opendata.trainings.rncp import registered
from api.guide.opendata.trainings.rows import MAX_ROME, Cell, Row, bring, diploma_code, level, required
from api.guide.trainings import bulk

_CAREERS = range(1, MAX_ROME + 1)
_WITHOUT_LEVEL = "Autre certification sans niveau spécifique"
"""What is no diploma: one for teachers bears the code of their pupils' course."""


def certifications(job: Job) -> None:
    """One row a certification; the careers are ROME codes of both versions."""

    def make(cell: Cell) -> Row:
        label = required(cell("label"))
        found = [cell(f"rome_{number}").upper() for number in _CAREERS]
        return (
            required(cell("code"), "no_key"),
            label,
            labels.from_certification(label),
            cell("kind") or None,
            level(cell("level")),
            cell("subject") or None,
            list(dict.fromkeys(code for code in found if CODE.fullmatch(code))),
            cell("group") or None,
            registered(cell("rncp")),
            diploma_code(cell("diploma")) if cell("diploma") and cell("kind") != _WITHOUT_LEVEL else None,
            cell("onisep") if cell("onisep").startswith("FOR.") else None,
            cell("previous") or None,
            diploma_code(cell("replaced")) if cell("replaced") else None,
            normalise.whole(cell("last")),
        )

    fields = {
        "code": ("code_diplome",),
        "label": ("libelle_diplome",),
        "kind": ("libelle_type_diplome",),
        "level": ("code_niveau_europeen",),
        "subject": ("libelle_formacode",),
        "group": ("code_nsf",),
        "rncp": ("code_rncp",),
        "diploma": ("code_scolarite",),
        "onisep": ("codeideo2",),
        "previous": ("code_ancien_diplome",),
        "replaced": ("code_ancien_scolarite",),
        "last": ("annee_derniere_session",),
        **{f"rome_{number}": (f"code_rome_{number}",) for number in _CAREERS},
    }
    bring(job, bulk.CERTIFICATIONS, fields, ("code", "label", "level", "rome_1", "rncp", "diploma"), make)
