"""Each partner's shape on the samples of public services: what is an offer of ours, and how it is read.

The samples are shapes, from all over France: rows that are ordinary jobs are read as the apprenticeships that
they would be, by changing what tells their contract.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.reader import InputFile
from api.placements.feeds.drafts import Draft
from api.placements.feeds.partners import PARTNERS
from api.placements.offers.models import Contract, OfferKind, OfferLevel

pytestmark = pytest.mark.open_data

Change = Callable[[Any], Any]


def rows(path: Path, partner: str) -> list[Any]:
    file = InputFile(path, path.name, lambda _done, _whole: None)
    return [row for _line, row in PARTNERS[partner].read(file)]


def drafts(path: Path, partner: str, change: Change = lambda row: row) -> list[Draft | None]:
    return [PARTNERS[partner].draft(change(row)) for row in rows(path, partner)]


def kept(path: Path, partner: str, change: Change = lambda row: row) -> list[Draft]:
    found = [one for one in drafts(path, partner, change) if one is not None]
    for one in found:
        assert one.key
        assert one.title
        assert one.company
        assert not re.search(r"<\w|&\w+;|@\w+\.\w", one.description), "neither HTML nor mail addresses"
    return found


@pytest.fixture
def samples(open_data: Path) -> Path:
    return open_data / "offers"


def test_france_travail(samples: Path) -> None:
    path = samples / "api-samples" / "france-travail_offres-v2_search.json"
    assert drafts(path, "offres-france-travail") == [None] * 3, "ordinary jobs"
    found = kept(path, "offres-france-travail", lambda row: {**row, "natureContrat": "E2"})
    assert len(found) == 3
    assert {one.contract for one in found} == {Contract.APPRENTISSAGE}
    assert all(re.fullmatch(r"[A-N]\d{4}", code) for one in found for code in one.rome_codes)
    other = kept(path, "offres-france-travail", lambda row: {**row, "natureContrat": "FS"})
    assert {one.contract for one in other} == {Contract.PROFESSIONNALISATION}


def test_api_apprentissage(samples: Path) -> None:
    path = samples / "api-samples" / "api-alternance_job-v1_search.json"
    (offer,) = kept(path, "offres-apprentissage")
    assert (offer.kind, offer.title) == (OfferKind.APPRENTICESHIP, "Développeur / Développeuse web")
    assert offer.apply_url
    assert offer.apply_url.startswith("https://labonnealternance.")


def test_the_former_shape_of_la_bonne_alternance_is_told_to_be_another(samples: Path) -> None:
    with pytest.raises(BrokenFileError):
        rows(samples / "api-samples" / "labonnealternance_v1_jobs.json", "offres-lba")


def test_one_pupil_one_placement(samples: Path) -> None:
    first, _second = kept(samples / "monstage" / "index_success.json", "offres-1eleve1stage")
    assert (first.kind, first.levels, first.company) == (
        OfferKind.OBSERVATION,
        [OfferLevel.TROISIEME],
        "Octo",
    )
    assert (first.town, first.start_on, first.weeks) == ("Paris", date(2024, 1, 22), [date(2024, 1, 22)])


def test_immersion_facilitee(samples: Path) -> None:
    (offer,) = kept(samples / "api-samples" / "immersion-facilitee_v3_offers.json", "offres-immersion")
    assert (offer.rome_codes, offer.siret) == (["B1805"], "11110000222200")
    assert "PMSMP" in offer.description
    assert offer.apply_url
    assert offer.apply_url.startswith("https://immersion-facile.beta.gouv.fr/offre?")


def test_hellowork(samples: Path) -> None:
    path = samples / "lba-partner-feeds" / "hellowork_import-hello-work.xml"
    assert drafts(path, "offres-hellowork") == [None] * 5, "ordinary jobs"
    found = kept(path, "offres-hellowork", lambda row: {**row, "contract": "Alternance"})
    assert len(found) == 5
    assert all(one.kind is OfferKind.APPRENTICESHIP and one.description for one in found)


def test_leboncoin(samples: Path) -> None:
    first, _second = kept(
        samples / "lba-partner-feeds" / "leboncoin_import-leboncoin.csv", "offres-leboncoin"
    )
    assert (first.title, first.company) == ("ALTERNANCE - Boucher F/H", "Auchan")
    assert "✨" in first.description, "emoji and cells of several lines are kept"
    assert "\n" in first.description


def test_engagement_jeunes(samples: Path) -> None:
    path = samples / "lba-partner-feeds" / "engagement-jeunes_engagementJeunes.json"
    first, _second = kept(path, "offres-engagement-jeunes")
    assert (first.kind, first.company) == (OfferKind.APPRENTICESHIP, "Veolia")


def test_la_poste(samples: Path) -> None:
    found = kept(samples / "lba-partner-feeds" / "laposte_import-laposte.xml", "offres-laposte")
    assert [one.kind for one in found] == [OfferKind.APPRENTICESHIP] * 2
    assert all(one.department or one.postcode or one.town for one in found)


def test_recruteurs_lba(samples: Path) -> None:
    path = samples / "lba-partner-feeds" / "recruteur-lba_process-recruteurs-lba.json"
    found = kept(path, "offres-recruteurs-lba")
    assert len(found) == 2
    for one in found:
        assert one.lat is not None
        assert one.lon is not None
        assert 41 < one.lat < 51.5, "from Lambert 93"
        assert -5.5 < one.lon < 10
        assert one.title.startswith("Candidature spontanée")


def test_france_travail_s_own_vacancies(samples: Path) -> None:
    path = samples / "lba-partner-feeds" / "france-travail-CEGID_import-france-travail-cegid.json"
    assert drafts(path, "offres-france-travail-cegid") == [None] * 4, "ordinary jobs"
    found = kept(
        path, "offres-france-travail-cegid", lambda row: {**row, "title": f"Apprentissage - {row['title']}"}
    )
    assert len(found) == 4
    assert all(one.department for one in found)
