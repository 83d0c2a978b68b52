"""What a company is told of the law that holds its offer, and in its list (Placements, lines 4 and 7)."""

from tests.placements.offers.conftest import Company, monday


async def test_a_headcount_that_is_given_is_not_asked_for_again(company: Company) -> None:
    """Placements, line 4: with 80 people and 5 tutors the same sentence asked for both."""
    ask = "combien de personnes travaillent chez vous"
    weeks = [{"week": str(monday()), "places": 13}]
    for many in (company.placement(places=2), company.observation(weeks=weeks)):
        beside = company.placement(places=12, headcount=80, tutors=5, title="Un autre stage")
        await company.publish(beside)
        held = (await company.publish(many)).json()
        assert held["law"][0]["field"] == "headcount"
        assert ask in held["law"][0]["says"]["fr"]
        told = (await company.change(many, headcount=80, tutors=5)).json()
        assert told["status"] == "review"
        assert ask not in told["law"][0]["says"]["fr"]


async def test_the_list_names_the_rules_for_which_an_offer_is_read(company: Company) -> None:
    """Placements, line 7: it said that the law leaves room, not where."""
    offer = company.observation(weeks=[{"week": str(monday()), "places": 100}])
    published = await company.publish(offer)
    assert "autres offres" not in published.json()["law"][0]["says"]["fr"], "it has none"
    listed = (await company.client.get("/api/v1/me/offers")).json()["items"]
    assert [one["held_rules"] for one in listed if one["id"] == offer["id"]] == [["many_pupils"]]
    await company.change(offer, headcount=1000)
    listed = (await company.client.get("/api/v1/me/offers")).json()["items"]
    assert [one["held_rules"] for one in listed if one["id"] == offer["id"]] == [[]]
