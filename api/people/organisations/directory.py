"""The public company directory: « API Recherche d'entreprises » of the State (DINUM).

Written from its public documentation (recherche-entreprises.api.gouv.fr/docs): not proven live.
"""

import asyncio
import re
from typing import Any, NamedTuple

import httpx
from pydantic import BaseModel, ValidationError

from api.platform.kit.bodies import ACCEPTED, BodyError, bounded_body

TIME_LIMIT_S = 3
MAX_BYTES = 512_000
PUBLISHED = "O"
"""`statut_diffusion_etablissement` of who lets their name be published; others are not shown."""

_NAF = re.compile(r"[0-9]{2}\.[0-9]{2}[A-Z]")
_COMMUNE = re.compile(r"[0-9][0-9AB][0-9]{3}")


class Listed(NamedTuple):
    """An open establishment, as the directory knows it."""

    name: str
    commune_code: str
    commune_name: str
    sector_code: str | None


class Lookup(NamedTuple):
    """What came of a question."""

    reachable: bool
    listed: Listed | None


class _Establishment(BaseModel):
    siret: str
    etat_administratif: str = "A"
    statut_diffusion_etablissement: str | None = None
    activite_principale: str | None = None
    commune: str
    libelle_commune: str = ""


class _Company(BaseModel):
    nom_complet: str
    nom_raison_sociale: str | None = None
    siege: dict[str, Any] = {}
    matching_etablissements: list[dict[str, Any]] = []


class _Answer(BaseModel):
    results: list[_Company]


async def look_up(url: str, siret: str) -> Lookup:
    """Ask the directory for one SIRET; no address of a directory, or no answer in time: not reachable."""
    if not url:
        return Lookup(False, None)
    try:
        async with asyncio.timeout(TIME_LIMIT_S):
            body = await _ask(url, siret)
        answer = _Answer.model_validate_json(body) if body is not None else None
    except (TimeoutError, httpx.HTTPError, httpx.InvalidURL, BodyError, ValidationError):
        answer = None
    return Lookup(False, None) if answer is None else Lookup(True, _listed(answer, siret))


async def _ask(url: str, siret: str) -> bytes | None:
    async with (
        httpx.AsyncClient(timeout=TIME_LIMIT_S, follow_redirects=False) as client,
        client.stream(
            "GET",
            url,
            params={"q": siret, "per_page": "1"},
            headers={"accept": "application/json", **ACCEPTED},
        ) as response,
    ):
        if response.status_code != httpx.codes.OK:
            return None
        return await bounded_body(response, MAX_BYTES)


def _listed(answer: _Answer, siret: str) -> Listed | None:
    for company in answer.results:
        for found in (*company.matching_etablissements, company.siege):
            if found.get("siret") != siret:
                continue
            try:
                establishment = _Establishment.model_validate(found)
            except ValidationError:
                return None
            return _public(company, establishment)
    return None


def _public(company: _Company, establishment: _Establishment) -> Listed | None:
    """What may be shown of it; null for a closed or unpublished one."""
    name = " ".join((company.nom_raison_sociale or company.nom_complet).split())[:160]
    shown = establishment.statut_diffusion_etablissement in (None, PUBLISHED)
    if establishment.etat_administratif != "A" or not shown or len(name) < 2:
        return None
    if not _COMMUNE.fullmatch(establishment.commune):
        return None
    activity = establishment.activite_principale or ""
    return Listed(
        name,
        establishment.commune,
        establishment.libelle_commune[:100],
        activity if _NAF.fullmatch(activity) else None,
    )
