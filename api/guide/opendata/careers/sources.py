"""Sources of careers: France Travail and Onisep."""

from functools import wraps

from api.guide.careers.bulk import refresh_choices
from api.guide.opendata.careers import needs, onisep, own, rome, trees
from api.guide.opendata.job import Job
from api.guide.opendata.source import ODBL, OPEN, Importer, Source, credit

_ROME_URL = "https://www.francetravail.org/opendata/repertoire-operationnel-des-meti.html"
_ONISEP_URL = "https://opendata.onisep.fr/data/5fa5949243f97/2-ideo-metiers-onisep.htm"


def _searched_by(importer: Importer) -> Importer:
    """What brings something that careers are searched by."""

    @wraps(importer)
    def bring(job: Job) -> None:
        importer(job)
        refresh_choices(job.connection)

    return bring


SOURCES: dict[str, Source] = {
    "rome": Source(
        credit("ROME : codes et métiers", "France Travail", OPEN, _ROME_URL), _searched_by(rome.careers)
    ),
    "rome-familles": Source(
        credit("ROME : arborescence", "France Travail", OPEN, _ROME_URL), _searched_by(trees.families)
    ),
    "rome-appellations": Source(
        credit("ROME : appellations", "France Travail", OPEN, _ROME_URL), rome.appellations
    ),
    "rome-riasec": Source(
        credit("ROME : centres d’intérêt (RIASEC)", "France Travail", OPEN, _ROME_URL),
        _searched_by(rome.interests),
    ),
    "rome-competences": Source(
        credit("ROME : compétences", "France Travail", OPEN, _ROME_URL), _searched_by(needs.skills)
    ),
    "rome-contextes": Source(
        credit("ROME : contextes de travail", "France Travail", OPEN, _ROME_URL), _searched_by(needs.contexts)
    ),
    "rome-interets": Source(
        credit("ROME : centres d’intérêt (« J’aime… »)", "France Travail", OPEN, _ROME_URL),
        _searched_by(needs.likings),
    ),
    "rome-thematiques": Source(
        credit("ROME : thématiques", "France Travail", OPEN, _ROME_URL), _searched_by(needs.themes)
    ),
    "rome-environnements": Source(
        credit("ROME : environnements de travail", "France Travail", OPEN, _ROME_URL), needs.workplaces
    ),
    "rome-mobilites": Source(credit("ROME : mobilités", "France Travail", OPEN, _ROME_URL), rome.moves),
    "rome-textes": Source(
        credit("ROME : définitions, accès et conditions", "France Travail", OPEN, _ROME_URL), rome.texts
    ),
    "rome-secteurs": Source(
        credit("ROME : secteurs d’activité", "France Travail", OPEN, _ROME_URL), trees.sectors
    ),
    "rome-isco": Source(
        credit("ROME : correspondance avec la CITP-08", "France Travail", OPEN, _ROME_URL),
        trees.international_codes,
    ),
    "fiches-metiers": Source(credit("Fiches métiers de la Région", "La Région", OPEN, None), own.sheets),
    "onisep-metiers": Source(credit("Idéo-Métiers", "Onisep", ODBL, _ONISEP_URL), onisep.careers),
    "onisep-fiches-metiers": Source(
        credit(
            "Idéo-Fiches métiers",
            "Onisep",
            ODBL,
            "https://opendata.onisep.fr/data/5fe0808a2da6f/2-ideo-fiches-metiers.htm",
        ),
        onisep.sheets,
    ),
    "rome-onisep": Source(
        credit("Idéo-Métiers Onisep : liens avec le ROME", "Onisep", ODBL, _ONISEP_URL), rome.onisep_links
    ),
}
