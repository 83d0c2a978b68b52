"""Themes of careers as ROME lists them, but for what ROME itself says otherwise."""

import httpx
import pytest

from api.guide.careers.bulk import refresh_choices
from tests.factories import Factory
from tests.guide.careers.rows import group, item

AT_HOME = "Métiers des services à la personne à domicile"


@pytest.mark.parametrize(
    ("theme", "statuses", "condition", "shown"),
    [
        (AT_HOME, ["Fonctionnaire", "Salarié secteur public"], None, False),
        (AT_HOME, ["Militaire"], None, False),
        (AT_HOME, ["Fonctionnaire", "Salarié secteur privé (CDI, CDD)"], None, True),
        (AT_HOME, ["Salarié secteur public"], "Au domicile d'un particulier", True),
        (AT_HOME, [], None, True),
        ("Métiers auprès des enfants", ["Fonctionnaire"], None, True),
    ],
)
async def test_what_public_services_alone_employ_is_no_service_at_somebody_s_home(
    client: httpx.AsyncClient,
    factory: Factory,
    theme: str,
    statuses: list[str],
    condition: str | None,
    shown: bool,
) -> None:
    """A teacher read her own career among services at people's homes."""
    factory.career("K2106", "Professeur / Professeure des écoles")
    factory.career("K1304", "Employé familial / Employée familiale")
    group(factory, "theme", "014", theme, "K2106", "K1304")
    for number, status in enumerate(statuses):
        item(factory, str(number), "statuses", status, "K2106")
    if condition:
        item(factory, "9", "conditions", condition, "K2106")
    refresh_choices(factory.connection)
    page = (await client.get("/api/v1/careers/K2106")).json()
    assert [one["label"] for one in page["themes"]] == ([theme] if shown else [])
    listed = (await client.get("/api/v1/careers", params={"theme": "014"})).json()["items"]
    assert {one["code"] for one in listed} == ({"K2106", "K1304"} if shown else {"K1304"})
    counted = (await client.get("/api/v1/careers/choices", params={"theme": "014"})).json()["total"]
    assert counted == len(listed)
