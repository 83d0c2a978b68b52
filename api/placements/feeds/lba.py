"""La bonne alternance: `/v3/jobs`, and the same shape of API Apprentissage's `/job/v1`.

Only `jobs` are offers. `recruiters` are companies without one; `recruteurs_lba.py` reads those.
"""

import re

from api.guide.opendata import normalise
from api.guide.opendata.cells import cell, dig
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.reader import Json
from api.placements.feeds import words
from api.placements.feeds.drafts import Draft
from api.placements.offers.bulk import UNNAMED, OfferKind, Remote

LISTS = ("jobs",)

_POSTCODE = re.compile(r"\b\d{5}\b")
_REMOTE = {"remote": Remote.YES, "hybrid": Remote.PARTLY}


def job(item: Json) -> Draft | None:
    """One offer of an apprenticeship."""
    key = cell(item, "identifier", "id")
    if not key and cell(item, "identifier", "partner_job_id"):
        key = f"{cell(item, 'identifier', 'partner_label')} {cell(item, 'identifier', 'partner_job_id')}"
    if not key:
        raise RejectedRowError("no_key")
    address, postcode, town = split_address(cell(item, "workplace", "location", "address"))
    point = dig(item, "workplace", "location", "geopoint", "coordinates")
    lon, lat = (
        map(normalise.number, point[:2]) if isinstance(point, list) and len(point) > 1 else (None, None)
    )
    contracts = dig(item, "contract", "type")
    known = words.kind_of(*contracts) if isinstance(contracts, list) else None
    start = words.day(dig(item, "contract", "start"))
    offer = item.get("offer")
    company = (cell(item, "workplace", name) for name in ("name", "brand", "legal_name"))
    return Draft(
        key,
        OfferKind.APPRENTICESHIP,
        words.title(dig(offer, "title")),
        next((words.title(name) for name in company if name), UNNAMED),
        words.link(dig(item, "apply", "url")),
        words.paragraphs(
            dig(offer, "description"),
            _list("Compétences attendues", dig(offer, "desired_skills")),
            _list("Ce que tu apprendras", dig(offer, "to_be_acquired_skills")),
            _list("Conditions d’accès", dig(offer, "access_conditions")),
        ),
        siret=normalise.siret(dig(item, "workplace", "siret")),
        levels=words.european_level(dig(offer, "target_diploma", "european")),
        rome_codes=words.rome(dig(offer, "rome_codes")),
        address=address,
        postcode=postcode,
        town=town,
        lat=lat,
        lon=lon,
        places=words.places(dig(offer, "opening_count")),
        start_on=start,
        duration_days=words.days_of(dig(item, "contract", "duration")),
        contract=known[1] if known else None,
        remote=_REMOTE.get(cell(item, "contract", "remote"), Remote.NO),
        published_on=words.day(dig(offer, "publication", "creation")),
        last_day=words.day(dig(offer, "publication", "expiration")),
        closed=(cell(item, "offer", "status") or "Active") != "Active",
    )


def split_address(address: str) -> tuple[str | None, str | None, str | None]:
    """Street, postcode and town of « 20 avenue de Ségur 75007 Paris »."""
    found = _POSTCODE.search(address)
    if found is None:
        return words.plain(address, 200) or None, None, None
    street, town = address[: found.start()].rstrip(" ,\t\r\n"), address[found.end() :].strip(" ,-\t\r\n")
    return words.plain(street, 200) or None, found[0], town or None


def _list(label: str, values: object) -> str:
    texts = [text for value in values if (text := words.title(value))] if isinstance(values, list) else []
    return f"{label} :\n" + "\n".join(f"- {text}" for text in texts) if texts else ""
