"""A training as schema.org JSON-LD."""

import httpx

from tests.factories import Factory
from tests.guide.trainings.rows import TRAININGS, taught, training
from tests.settings import ORIGIN


class TestJsonLd:
    async def test_is_a_schema_org_programme_with_its_publishers_and_places(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        around_laval.connection.execute("INSERT INTO training_list VALUES ('affelnet-2de', '2026-02-01')")
        response = await client.get(f"{TRAININGS}/50022137.jsonld")
        assert response.headers["content-type"] == "application/ld+json"
        body = response.json()
        assert (body["@type"], body["@id"]) == (
            "EducationalOccupationalProgram",
            f"{ORIGIN}/trainings/50022137",
        )
        assert (body["name"], body["timeToComplete"]) == ("CAP Boulanger", "P24M")
        assert body["educationalCredentialAwarded"]["educationalLevel"] == "RNCP 3"
        assert [career["codeValue"] for career in body["occupationalCategory"]] == ["D1102"]
        assert [place["name"] for place in body["provider"]] == ["CFA", "Lycée Buron"]
        sources = body["mainEntityOfPage"]["isBasedOn"]
        assert [(source["creator"]["name"], source.get("dateModified")) for source in sources] == [
            ("DEPP, académies et Région, par Orion", "2026-02-01"),
            ("Réseau des Carif-Oref", None),
            ("France Travail", None),
        ]
        assert "description" not in body
        assert "endDate" not in body

    async def test_of_apprentices_only_is_learned_at_work_and_no_place_stands_for_another(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        training(factory, months=None, diploma="1re année de CAP")
        taught(factory, "0530001A", "50022137", name="CFA", statuses=["apprenticeship"])
        taught(factory, "0530002B", "50022137", name="Lycée", statuses=["apprenticeship"])
        factory.connection.execute(
            "UPDATE training_place SET by_status = jsonb_set(by_status, '{0,predecessor}', 'true')"
            " WHERE uai = '0530002B'"
        )
        body = (await client.get(f"{TRAININGS}/50022137.jsonld")).json()
        assert body["@type"] == "WorkBasedProgram"
        assert [place["name"] for place in body["provider"]] == ["CFA"]
        assert "timeToComplete" not in body
        assert "educationalCredentialAwarded" not in body
