"""The public company directory: what is believed of it, and what happens without it."""

import asyncio

import pytest

from api.people.organisations import directory
from api.people.organisations.directory import Listed, Lookup, look_up
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.people.organisations.company_directory import (
    SLOW_S,
    CompanyDirectory,
    answer,
    establishment,
    siret,
)

SIRET = siret(1)
UNREACHABLE = Lookup(reachable=False, listed=None)
NOT_LISTED = Lookup(reachable=True, listed=None)


async def test_an_open_establishment_is_found(company_directory: CompanyDirectory) -> None:
    company_directory.tells(answer(establishment(siret(2)), establishment(SIRET)))
    assert await look_up(company_directory.url, SIRET) == Lookup(
        reachable=True, listed=Listed("ENTREPRISE INVENTEE", "49007", "ANGERS", "43.21A")
    )
    assert company_directory.asked == [SIRET]


@pytest.mark.parametrize(
    "values",
    [
        {"etat_administratif": "F"},
        {"statut_diffusion_etablissement": "P"},
        {"commune": "[NON-DIFFUSIBLE]"},
        {"commune": None},
        {"siret": siret(3)},
    ],
    ids=["closed", "not published", "commune hidden", "commune missing", "another one"],
)
async def test_what_may_not_be_shown_is_not_found(
    company_directory: CompanyDirectory, values: dict[str, str]
) -> None:
    company_directory.tells(answer(establishment(SIRET, **values)))
    assert await look_up(company_directory.url, SIRET) == NOT_LISTED


async def test_an_activity_of_another_shape_is_left_out(company_directory: CompanyDirectory) -> None:
    company_directory.tells(answer(establishment(SIRET, activite_principale="<b>")))
    found = (await look_up(company_directory.url, SIRET)).listed
    assert found is not None
    assert found.sector_code is None


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{}", 200),
        (b"<html>", 200),
        (b"[" * 100_000, 200),
        (answer(establishment(SIRET)), 302),
        (b"", 429),
        (b"", 500),
    ],
    ids=["other shape", "no JSON", "nested", "redirect", "too many", "broken"],
)
async def test_an_answer_that_is_none_counts_as_no_directory(
    company_directory: CompanyDirectory, body: bytes, status: int
) -> None:
    company_directory.tells(body, status=status)
    assert await look_up(company_directory.url, SIRET) == UNREACHABLE
    assert len(company_directory.asked) == 1, "a redirect is not followed"


async def test_an_endless_answer_is_cut(company_directory: CompanyDirectory) -> None:
    company_directory.tells(b" " * (directory.MAX_BYTES + 1) + b'{"results": []}')
    assert await look_up(company_directory.url, SIRET) == UNREACHABLE


async def test_a_slow_directory_is_not_waited_for(
    company_directory: CompanyDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    company_directory.tells(answer(establishment(SIRET)), delay_s=SLOW_S)
    monkeypatch.setattr(directory, "TIME_LIMIT_S", 0.2)
    async with asyncio.timeout(SLOW_S / 2):
        assert await look_up(company_directory.url, SIRET) == UNREACHABLE
    company_directory.delay_s = 0


@pytest.mark.parametrize("url", ["", "http://127.0.0.1:9/search", "no address"])
async def test_without_a_directory_nothing_breaks(url: str) -> None:
    assert await look_up(url, SIRET) == UNREACHABLE


async def test_the_route_says_what_was_found(
    company_directory: CompanyDirectory, devices: Device, factory: Factory
) -> None:
    company_directory.tells(answer(establishment(SIRET)))
    client = await devices(factory.session(factory.account()))
    spaced = f"{SIRET[:3]} {SIRET[3:6]} {SIRET[6:9]} {SIRET[9:]}"
    response = await client.get(f"/api/v1/organisations/directory/{spaced}")
    assert response.json() == {
        "found": True,
        "reachable": True,
        "name": "ENTREPRISE INVENTEE",
        "commune_code": "49007",
        "commune_name": "ANGERS",
        "sector": {"code": "43.21A", "label": {"fr": "Construction", "en": "Building trades"}},
    }
    assert response.headers["Cache-Control"] == "no-store"


async def test_the_route_says_that_the_directory_is_absent(devices: Device, factory: Factory) -> None:
    client = await devices(factory.session(factory.account()))
    body = (await client.get(f"/api/v1/organisations/directory/{SIRET}")).json()
    assert (body["found"], body["reachable"]) == (False, False)


@pytest.mark.parametrize("wrong", [SIRET[:-1] + str((int(SIRET[-1]) + 1) % 10), "123", "a" * 14])
async def test_a_wrong_number_is_not_asked_for(
    company_directory: CompanyDirectory, devices: Device, factory: Factory, wrong: str
) -> None:
    client = await devices(factory.session(factory.account()))
    response = await client.get(f"/api/v1/organisations/directory/{wrong}")
    assert response.status_code == 422
    assert "14 chiffres" in response.json()["errors"][0]["message"]
    assert company_directory.asked == []


async def test_la_poste_has_a_check_digit_of_its_own(devices: Device, factory: Factory) -> None:
    client = await devices(factory.session(factory.account()))
    for office in ("35600000000048", "35600000049837"):
        assert (await client.get(f"/api/v1/organisations/directory/{office}")).status_code == 200
    assert (await client.get("/api/v1/organisations/directory/35600000049838")).status_code == 422


async def test_questions_are_limited_per_account_also_at_once(
    settings: Settings, devices: Device, factory: Factory
) -> None:
    settings.directory_lookups_per_day = 5
    client = await devices(factory.session(factory.account()))
    answers = await asyncio.gather(
        *(client.get(f"/api/v1/organisations/directory/{siret(n)}") for n in range(1, 11))
    )
    assert sorted(one.status_code for one in answers) == [200] * 5 + [429] * 5
    other = await devices(factory.session(factory.account()))
    assert (await other.get(f"/api/v1/organisations/directory/{SIRET}")).status_code == 200
