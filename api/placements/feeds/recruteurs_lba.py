"""« Recruteurs LBA »: companies that La bonne alternance thinks likely to take apprentices, without an offer.

Mail address and phone are not read; one writes to the company on La bonne alternance.
"""

from api.guide.opendata import normalise, positions
from api.guide.opendata.cells import cell, objects
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.reader import Json
from api.placements.feeds import words
from api.placements.feeds.drafts import Draft
from api.placements.offers.bulk import UNNAMED, OfferKind

PAGE = "https://labonnealternance.apprentissage.beta.gouv.fr/emploi/recruteurs_lba"
LAMBERT_93 = 2154

_EXPLAINED = (
    "Cette entreprise n’a pas publié d’offre, mais elle pourrait prendre une personne en alternance : "
    "une candidature spontanée se fait sur La bonne alternance."
)


def company(item: Json) -> Draft | None:
    """One company; its point is in Lambert 93."""
    siret = normalise.siret(item.get("siret"))
    if siret is None:
        raise RejectedRowError("no_key")
    point = positions.projected(
        item.get("coordonneeLambertAbscisseEtablissement"),
        item.get("coordonneeLambertOrdonneeEtablissement"),
        LAMBERT_93,
    )
    codes = [cell(rome, "rome_code") for rome in objects(item.get("rome_codes"))]
    street = f"{cell(item, 'street_number')} {cell(item, 'street_name')}".strip()
    return Draft(
        siret,
        OfferKind.APPRENTICESHIP,
        words.title(f"Candidature spontanée : {cell(item, 'naf_label') or 'alternance'}"),
        words.title(item.get("enseigne")) or words.title(item.get("raison_sociale")) or UNNAMED,
        f"{PAGE}/{siret}/entreprise",
        _EXPLAINED,
        siret=siret,
        rome_codes=words.rome(codes),
        address=words.plain(street, 200) or None,
        insee=normalise.insee(item.get("insee_city_code")),
        postcode=normalise.postcode(item.get("zip_code")),
        town=cell(item, "libelleCommuneEtablissement"),
        lat=point.lat if point else None,
        lon=point.lon if point else None,
    )
