"""Every partner whose offers can be imported: who it is, how its list is fetched, how a row is read."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from api.guide.opendata.headers import resolve
from api.guide.opendata.reader import InputFile
from api.placements.feeds import boards, france_travail, immersion, lba, observation, recruteurs_lba
from api.placements.feeds.drafts import Draft
from api.placements.feeds.paging import Paging
from api.platform.kit.sources import Credit

Reader = Callable[[InputFile], Iterator[tuple[int, Any]]]
"""Line (or number) and content of each row."""


class Partner(NamedTuple):
    """A partner; null from `draft` means a row that is none of our business."""

    credit: Credit
    read: Reader
    draft: Callable[[Any], Draft | None]
    paging: Paging | None = None
    token_url: str = ""
    scope: str = ""
    announced: bool = True
    """Whether its new offers ring phones: not companies that only might welcome somebody."""


def _list(*names: str) -> Reader:
    return lambda file: file.items(names)


def _elements(name: str) -> Reader:
    return lambda file: file.elements(name)


def _leboncoin(file: InputFile) -> Iterator[tuple[int, Any]]:
    with file.table() as table:
        at = resolve(table.header, boards.LEBONCOIN, boards.LEBONCOIN_NEEDED)
        for line, cells in table.rows():
            row = [*cells, ""]
            yield line, {field: row[index] for field, index in at.items()}


_TERMS = "Conditions du partenaire"


def _credit(title: str, publisher: str, url: str) -> Credit:
    return Credit(title, publisher, _TERMS, None, url)


_LBA_URL = "https://labonnealternance.apprentissage.beta.gouv.fr/"

PARTNERS: dict[str, Partner] = {
    "offres-lba": Partner(
        _credit("La bonne alternance : offres (v3)", "Mission nationale pour l’apprentissage", _LBA_URL),
        _list(*lba.LISTS),
        lba.job,
        Paging(lba.LISTS),
    ),
    "offres-apprentissage": Partner(
        _credit(
            "API Apprentissage : offres (job v1)",
            "Mission nationale pour l’apprentissage",
            "https://api.apprentissage.beta.gouv.fr/",
        ),
        _list(*lba.LISTS),
        lba.job,
        Paging(lba.LISTS),
    ),
    "offres-recruteurs-lba": Partner(
        _credit(
            "Recruteurs LBA (candidatures spontanées)", "Mission nationale pour l’apprentissage", _LBA_URL
        ),
        _list(),
        recruteurs_lba.company,
        announced=False,
    ),
    "offres-france-travail": Partner(
        _credit("Offres d’emploi v2 (alternance)", "France Travail", "https://francetravail.io/"),
        _list(*france_travail.LISTS),
        france_travail.offer,
        Paging(france_travail.LISTS, "range", 150),
        "https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire",
        "api_offresdemploiv2 o2dsoffre",
    ),
    "offres-france-travail-cegid": Partner(
        _credit("France Travail recrute (CEGID)", "France Travail", "https://recrute.francetravail.org/"),
        _list(),
        france_travail.vacancy,
    ),
    "offres-1eleve1stage": Partner(
        _credit(
            "1 élève 1 stage", "Ministère de l’Éducation nationale", "https://1eleve1stage.education.gouv.fr/"
        ),
        _list(*observation.LISTS),
        observation.offer,
        Paging(
            observation.LISTS,
            "page",
            30,
            total_path=("pagination", "totalInternshipOffers"),
            pages_path=("pagination", "totalPages"),
        ),
    ),
    "offres-immersion": Partner(
        _credit(
            "Immersion Facilitée (v3)",
            "Plateforme de l’inclusion",
            "https://immersion-facile.beta.gouv.fr/",
        ),
        _list(*immersion.LISTS),
        immersion.company,
        Paging(
            immersion.LISTS,
            "page",
            100,
            "perPage",
            ("pagination", "totalRecords"),
            ("pagination", "totalPages"),
        ),
        announced=False,
    ),
    "offres-hellowork": Partner(
        _credit("HelloWork : offres en alternance et stages", "HelloWork", "https://www.hellowork.com/"),
        _elements("job"),
        boards.hellowork,
    ),
    "offres-leboncoin": Partner(
        _credit("leboncoin : offres en alternance", "leboncoin", "https://www.leboncoin.fr/"),
        _leboncoin,
        boards.leboncoin,
    ),
    "offres-engagement-jeunes": Partner(
        _credit("Engagement Jeunes", "Engagement Jeunes", "https://www.engagement-jeunes.com/"),
        _list(),
        boards.engagement_jeunes,
    ),
    "offres-laposte": Partner(
        _credit("La Poste recrute", "La Poste Groupe", "https://www.laposterecrute.fr/"),
        _elements("offre"),
        boards.laposte,
    ),
}
"""Names begin with `offres-`; the same name stands in `offer.source` and `import_run.source`."""
