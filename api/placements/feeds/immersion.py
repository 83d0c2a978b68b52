"""Immersion Facilitée (v3): companies that welcome people to discover a job, without a date.

A PMSMP is agreed there, with a prescriber; here its page is only shown.
"""

from urllib.parse import urlencode

from api.guide.opendata import normalise
from api.guide.opendata.cells import cell, dig, objects
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.reader import Json
from api.placements.feeds import words
from api.placements.feeds.drafts import Draft
from api.placements.offers.bulk import UNNAMED, OfferKind, Remote

LISTS = ("data",)
PAGE = "https://immersion-facile.beta.gouv.fr/offre"

_REMOTE = {"FULL_REMOTE": Remote.YES, "HYBRID": Remote.PARTLY}
_ACCESS = {
    "yes-declared-only": "Accueille des personnes en situation de handicap.",
    "yes-ft-certified": "Accueille des personnes en situation de handicap (entreprise labellisée).",
}
_EXPLAINED = (
    "Cette entreprise accueille pour découvrir le métier, de quelques jours à un mois. C’est une immersion "
    "(PMSMP) : la convention se fait sur Immersion Facilitée avec un prescripteur, par exemple une Mission "
    "locale."
)


def company(item: Json) -> Draft | None:
    """One company and one career."""
    siret = normalise.siret(item.get("siret"))
    codes = words.rome(item.get("rome"))
    location = cell(item, "locationId")
    if siret is None or not codes or not location:
        raise RejectedRowError("no_key")
    if item.get("isAvailable") is False:
        return None
    jobs = objects(item.get("appellations"))
    code = next((c for job in jobs if (c := cell(job, "appellationCode"))), None)
    query = {"siret": siret, "location": location, "appellationCode": code}
    labels = [words.title(job.get("appellationLabel")) for job in jobs]
    return Draft(
        f"{siret} {location} {codes[0]}",
        OfferKind.PLACEMENT,
        words.title(f"Immersion : {cell(item, 'romeLabel') or (labels[0] if labels else codes[0])}"),
        words.title(item.get("customizedName")) or words.title(item.get("name")) or UNNAMED,
        words.link(f"{PAGE}?{urlencode(query)}") if code else None,
        words.paragraphs(
            _EXPLAINED,
            "\n".join(f"- {label}" for label in labels if label),
            item.get("additionalInformation"),
        ),
        siret=siret,
        rome_codes=codes,
        address=words.plain(dig(item, "address", "streetNumberAndAddress"), 200) or None,
        postcode=normalise.postcode(dig(item, "address", "postcode")),
        town=cell(item, "address", "city"),
        department=normalise.department(dig(item, "address", "departmentCode")),
        lat=normalise.number(dig(item, "position", "lat")),
        lon=normalise.number(dig(item, "position", "lon")),
        remote=_REMOTE.get(cell(item, "remoteWorkMode"), Remote.NO),
        accessibility=_ACCESS.get(cell(item, "fitForDisabledWorkers"), ""),
    )
