"""The page of sources: what is in use, credited."""

import httpx

from api.home.demo.load import load_demo


async def test_every_source_of_the_demonstration_set_is_credited(
    client: httpx.AsyncClient, database_url: str
) -> None:
    load_demo(database_url)
    sources = {item["source"]: item for item in (await client.get("/api/v1/sources")).json()}
    assert {
        "communes", "contours", "codes-postaux", "epci", "ecoles-derivees", "adresse-geolocalisation",
        "reseaux", "missions-locales", "rome", "rome-riasec", "rome-onisep", "certif-info",
        "constat-formations", "inserjeunes-etablissements", "demonstration",
    } <= set(sources)  # fmt: skip
    # What was made up for the set is nobody's: the Region gave neither its events nor its companies.
    assert not {"lieux", "agenda"} & set(sources)
    assert "inventés" in sources["demonstration"]["title"]
    assert sources["rome-onisep"]["licence"] == "ODbL 1.0"
    # What came with the set was read by nobody here.
    assert sources["certif-info"]["imported_at"] is None
    assert all(item["records"] > 0 for item in sources.values())


async def test_a_source_that_is_not_in_use_is_not_listed(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/v1/sources")).json() == []
