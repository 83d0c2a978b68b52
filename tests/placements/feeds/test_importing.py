"""A partner's list brought into the offers: new, changed, gone, again, cut, broken; several partners."""

from datetime import timedelta
from typing import Any

import pytest

from api.placements.feeds.service import BrokenFileError, delete_old_offers
from api.platform.kit.clock import today
from api.platform.kit.database import Database
from api.platform.kit.secrets import Secrets
from tests.factories import Factory
from tests.placements.feeds.conftest import Feeds, lba, lba_job


class TestOneList:
    def test_an_offer_is_kept_located_and_found(self, feeds: Feeds, factory: Factory) -> None:
        factory.career("A1203", "Jardinier / Jardinière", synonyms="Paysagiste")
        report = feeds("offres-lba", lba(lba_job()))
        assert (report.read, report.created) == (1, 1)
        row = feeds.one(
            "SELECT source, partner_id, kind, status, title, company_name, siret, commune_code, department,"
            " address, approximate, places, levels, rome_codes, contract, duration_days, start_on::text,"
            " apply_url, (published_at AT TIME ZONE 'Europe/Paris')::text, expires_on, seen_on FROM offer"
        )
        assert row == (
            *("offres-lba", "1", "apprenticeship", "published", "Apprenti jardinier 1", "Jardins d’essai"),
            *("12345678200010", "44109", "44", "1 rue des Essais", False, 2, ["cap"], ["A1203"]),
            *("apprentissage", 365, "2099-09-01", "https://example.org/offres/1", "2026-01-10 00:00:00"),
            *(today() + timedelta(days=14), today()),
        )
        assert feeds.one("SELECT count(*) FROM offer WHERE search @@ epass_query('paysagiste')") == 1
        assert feeds.announced() == ["1"]

    def test_the_same_list_again_changes_nothing(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba(lba_job("1"), lba_job("2")))
        before = feeds.rows("SELECT xmin::text, updated_at FROM offer ORDER BY id")
        report = feeds("offres-lba", lba(lba_job("1"), lba_job("2")))
        assert (report.unchanged, report.created, report.updated, report.closed) == (2, 0, 0, 0)
        assert feeds.rows("SELECT xmin::text, updated_at FROM offer ORDER BY id") == before
        assert feeds.announced() == ["1", "2"]
        assert feeds.one("SELECT count(*) FROM offer_event") == 2

    def test_only_what_changed_is_written_and_nobody_is_rung_again(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba(lba_job("1"), lba_job("2")))
        report = feeds("offres-lba", lba(lba_job("1", offer__title="Apprentie fleuriste"), lba_job("2")))
        assert (report.updated, report.unchanged) == (1, 1)
        assert feeds.announced() == ["1", "2"]

    def test_what_vanished_is_withdrawn_and_comes_back(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba(lba_job("1"), lba_job("2")))
        assert feeds("offres-lba", lba(lba_job("1"))).closed == 1
        assert feeds.states() == {"1": "published", "2": "withdrawn"}
        feeds("offres-lba", lba(lba_job("1"), lba_job("2")))
        assert feeds.states() == {"1": "published", "2": "published"}
        history = feeds.rows("SELECT e.status FROM offer_event e JOIN offer o ON o.id = e.offer_id"
                             " WHERE o.partner_id = '2' ORDER BY e.id")  # fmt: skip
        assert [row[0] for row in history] == ["published", "withdrawn", "published"]
        assert feeds.announced() == ["1", "2"]

    def test_filled_at_the_partner_is_as_if_it_had_vanished(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba(lba_job("1"), lba_job("2")))
        report = feeds("offres-lba", lba(lba_job("1"), lba_job("2", offer__status="Filled")))
        assert report.reasons == {"closed_at_source": 1}
        assert feeds.states() == {"1": "published", "2": "withdrawn"}

    def test_an_offer_whose_row_became_unreadable_stays_as_it_was(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba(lba_job("1"), lba_job("2")))
        report = feeds("offres-lba", lba(lba_job("1"), lba_job("2", apply__url="mailto:a@example.org")))
        assert report.reasons == {"no_link": 1}
        assert feeds.states() == {"1": "published", "2": "published"}

    def test_seen_again_later_it_is_found_longer(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba(lba_job()))
        feeds.connection.execute("UPDATE offer SET seen_on = seen_on - 3, expires_on = expires_on - 3")
        assert feeds("offres-lba", lba(lba_job())).unchanged == 1
        assert feeds.one("SELECT expires_on FROM offer") == today() + timedelta(days=14)

    def test_past_its_last_day_it_is_not_taken(self, feeds: Feeds) -> None:
        old = lba_job(offer__publication={"creation": "2025-01-01", "expiration": "2025-03-01T00:00:00Z"})
        assert feeds("offres-lba", lba(old)).reasons == {"closed_at_source": 1}

    def test_an_expired_offer_that_the_partner_prolongs_is_found_again(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba(lba_job()))
        feeds.connection.execute("UPDATE offer SET status = 'expired'")
        assert feeds("offres-lba", lba(lba_job())).updated == 1
        assert feeds.states() == {"1": "published"}

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"identifier": {}}, "no_key"),
            ({"offer__title": "  "}, "no_name"),
            ({"apply__url": "http://example.org/1"}, "no_link"),
            (
                {
                    "workplace__location": {
                        "address": "Quelque part",
                        "geopoint": {"coordinates": [3.0, 50.6]},
                    }
                },
                "no_position",
            ),
        ],
    )
    def test_a_row_that_cannot_be_used_is_told_the_others_are_kept(
        self, feeds: Feeds, changes: dict[str, Any], reason: str
    ) -> None:
        report = feeds("offres-lba", lba(lba_job("1", **changes), lba_job("2")))
        assert report.reasons == {reason: 1}
        assert feeds.states() == {"2": "published"}

    def test_an_identifier_counts_once(self, feeds: Feeds) -> None:
        report = feeds("offres-lba", lba(lba_job(), lba_job(offer__title="Autre chose")))
        assert report.reasons == {"duplicate": 1}
        assert feeds.one("SELECT title FROM offer") == "Apprenti jardinier 1"

    def test_only_the_region_is_our_business(self, feeds: Feeds) -> None:
        paris = {"address": "1 rue d’Essai 75001 Paris", "geopoint": {"coordinates": [2.35, 48.86]}}
        report = feeds("offres-lba", lba(lba_job("1"), lba_job("2", workplace__location=paris)))
        assert (report.read, report.skipped, report.rejected) == (1, 1, 0)

    def test_a_dry_run_changes_nothing(self, feeds: Feeds) -> None:
        assert feeds("offres-lba", lba(lba_job()), dry_run=True).created == 1
        assert feeds.states() == {}
        assert feeds.announced() == []

    def test_each_import_is_told(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba(lba_job()))
        assert feeds.one("SELECT source, rows_read, created FROM import_run") == ("offres-lba", 1, 1)


class TestCutOrBroken:
    def test_a_list_cut_short_is_refused_unless_forced(self, feeds: Feeds) -> None:
        many = [lba_job(str(number)) for number in range(120)]
        feeds("offres-lba", lba(*many))
        with pytest.raises(BrokenFileError, match="61 / 120"):
            feeds("offres-lba", lba(*many[:59]))
        assert set(feeds.states().values()) == {"published"}
        assert feeds("offres-lba", lba(*many[:59]), force=True).closed == 61

    def test_an_empty_list_withdraws_nothing_unless_forced(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba())
        feeds("offres-lba", lba(lba_job()))
        with pytest.raises(BrokenFileError):
            feeds("offres-lba", lba())
        assert feeds.states() == {"1": "published"}
        assert feeds("offres-lba", lba(), force=True).closed == 1

    @pytest.mark.parametrize(
        ("partner", "content"),
        [
            ("offres-lba", '{"jobs": [{"identifier": {"id": "9"}}, {"identi'),
            ("offres-lba", "<html><body>En maintenance</body></html>"),
            ("offres-lba", '{"error": "no jobs here"}'),
            ("offres-lba", '{"jobs": [1, 2]}'),
            ("offres-lba", ""),
            ("offres-hellowork", "<root><job><job_id>1</job_id></job><job>"),
            ("offres-hellowork", "<html><body>En maintenance</body></html>"),
            (
                "offres-hellowork",
                '<!DOCTYPE r [<!ENTITY a "b">]><root><job><job_id>&a;</job_id></job></root>',
            ),
            ("offres-hellowork", "<other><thing/></other>"),
            ("offres-laposte", b"\xff\xfe\x00<"),
            ("offres-leboncoin", "a,b,c\n1,2,3\n"),
            ("offres-leboncoin", "<html></html>"),
            ("offres-immersion", "[]]"),
        ],
    )
    def test_a_broken_list_imports_nothing(self, feeds: Feeds, partner: str, content: str | bytes) -> None:
        with pytest.raises(BrokenFileError):
            feeds(partner, content)
        assert feeds.states() == {}
        assert feeds.one("SELECT count(*) FROM import_run") == 0

    def test_an_unknown_partner_is_told(self, feeds: Feeds) -> None:
        with pytest.raises(BrokenFileError, match="Unknown source"):
            feeds("offres-inconnues", [])


class TestWhatAPersonDecided:
    def test_an_offer_that_a_referent_hid_stays_hidden(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba(lba_job("1"), lba_job("2")))
        feeds.connection.execute("UPDATE offer SET status = 'hidden' WHERE partner_id = '1'")
        feeds("offres-lba", lba(lba_job("1", offer__title="Autre titre"), lba_job("2")))
        feeds("offres-lba", lba(lba_job("2")))
        feeds("offres-lba", lba(lba_job("1"), lba_job("2")))
        assert feeds.states() == {"1": "hidden", "2": "published"}

    def test_doubtful_words_wait_for_a_referent_and_ring_no_phone(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba(lba_job(offer__description="Réservé aux hommes.")))
        status, error = feeds.one("SELECT status, publish_error FROM offer")
        assert status == "review"
        assert error["codes"] == ["discrimination"]
        assert feeds.announced() == []

    def test_what_a_referent_published_stays_until_its_text_changes(self, feeds: Feeds) -> None:
        doubtful = lba_job(offer__description="Réservé aux hommes.")
        feeds("offres-lba", lba(doubtful))
        feeds.connection.execute("UPDATE offer SET status = 'published', publish_error = NULL")
        feeds("offres-lba", lba(doubtful))
        assert feeds.states() == {"1": "published"}
        feeds("offres-lba", lba(lba_job(offer__description="Toujours réservé aux hommes.")))
        assert feeds.states() == {"1": "review"}

    def test_a_banned_company_s_offers_are_refused_and_withdrawn(
        self, feeds: Feeds, factory: Factory
    ) -> None:
        feeds("offres-lba", lba(lba_job("1"), lba_job("2", workplace__siret="12345678200028")))
        mark = Secrets(feeds.settings.secret_key.get_secret_value()).mark("ban siret", "12345678200010")
        ban = feeds.one(
            "INSERT INTO ban (account_id, reason) VALUES (%s, 'test') RETURNING id", factory.account()
        )
        feeds.connection.execute("INSERT INTO ban_mark (mark, ban_id) VALUES (%s, %s)", [mark, ban])
        report = feeds("offres-lba", lba(lba_job("1"), lba_job("2", workplace__siret="12345678200028")))
        assert report.reasons == {"banned": 1}
        assert feeds.states() == {"1": "withdrawn", "2": "published"}


class TestSeveralPartners:
    BARE = lba_job("a", offer__title="Apprenti Jardinier 1", offer__description="", contract={})

    def test_the_same_offer_at_two_partners_is_shown_once_the_richer_one(self, feeds: Feeds) -> None:
        feeds("offres-apprentissage", lba(self.BARE))
        feeds("offres-lba", lba(lba_job("1")))
        assert feeds.states() == {"1": "published", "a": "withdrawn"}
        assert feeds.announced() == ["a"], "the second is no news"
        feeds("offres-apprentissage", lba(self.BARE))
        assert feeds.states() == {"1": "published", "a": "withdrawn"}

    def test_the_poorer_one_that_comes_second_is_not_shown(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba(lba_job("1")))
        feeds("offres-apprentissage", lba(self.BARE))
        assert feeds.states() == {"1": "published", "a": "withdrawn"}
        assert feeds.announced() == ["1"]

    def test_when_the_richer_one_goes_the_other_is_shown(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba(lba_job("1"), lba_job("2")))
        feeds("offres-apprentissage", lba(self.BARE))
        feeds("offres-lba", lba(lba_job("2")))
        assert feeds.states() == {"1": "withdrawn", "2": "published", "a": "published"}
        assert feeds.announced() == ["1", "2"]

    def test_another_town_company_or_title_is_another_offer(self, feeds: Feeds) -> None:
        angers = {"address": "49000 Angers", "geopoint": {"coordinates": [-0.55, 47.47]}}
        feeds("offres-lba", lba(lba_job("1")))
        feeds(
            "offres-apprentissage",
            lba(
                lba_job("a", offer__title="Autre métier"),
                lba_job("b", offer__title="Apprenti jardinier 1", workplace__location=angers),
                lba_job("c", offer__title="Apprenti jardinier 1", workplace__siret="12345678200028"),
            ),
        )
        assert set(feeds.states().values()) == {"published"}

    def test_one_partner_may_show_the_same_job_twice(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba(lba_job("1"), lba_job("2", offer__title="Apprenti jardinier 1")))
        assert feeds.states() == {"1": "published", "2": "published"}

    def test_a_list_leaves_the_offers_of_others_alone(self, feeds: Feeds) -> None:
        feeds("offres-lba", lba(lba_job("1")))
        feeds("offres-apprentissage", lba(lba_job("a", offer__title="Autre métier")))
        assert feeds.states() == {"1": "published", "a": "published"}


async def test_offers_that_nobody_can_find_any_more_are_deleted(feeds: Feeds, database: Database) -> None:
    feeds("offres-lba", lba(lba_job("1"), lba_job("2"), lba_job("3")))
    feeds("offres-lba", lba(lba_job("1"), lba_job("2")))
    feeds.connection.execute("UPDATE offer SET seen_on = seen_on - 200 WHERE partner_id IN ('2', '3')")
    async with database.transaction() as session:
        await delete_old_offers(session, 180)
    assert feeds.states() == {"1": "published", "2": "published"}
