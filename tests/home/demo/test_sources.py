"""The page of sources: what is in use, credited."""

import httpx


async def test_every_source_is_credited(client: httpx.AsyncClient) -> None:
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
