"""Making the documents anew."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from api.home.search.bulk import renew
from api.platform.kit.database import connect
from tests.factories import Factory
from tests.home.conftest import Renew, answer

OWN_PAGES = "id LIKE '/%' AND id NOT LIKE '/aids/%'"


def documents(factory: Factory) -> set[tuple[str, str]]:
    """Type and name of the documents, without the app's own pages."""
    read = f"SELECT type, name FROM search_document WHERE NOT ({OWN_PAGES})"
    return set(factory.connection.execute(read.encode()).fetchall())


def state(factory: Factory) -> tuple[int, int]:
    (row,) = factory.connection.execute("SELECT version, imports FROM search_state").fetchall()
    return row


def imported(factory: Factory) -> None:
    factory.connection.execute(
        "INSERT INTO import_run (source, dataset, address, digest, rows_read, created, updated, unchanged,"
        " rejected, closed, finished_at) VALUES ('test', '', 'x', 'x', 0, 0, 0, 0, 0, 0, now())"
    )


def run(factory: Factory, statement: str, *values: object) -> None:
    factory.connection.execute(statement.encode(), values)


SEVEN = {
    ("place", "CFA des Trois Villes"),
    ("place", "CFA des Ardoises"),
    ("training", "CAP Boulanger"),
    ("training", "BTS Management commercial"),
    ("career", "Boulanger / Boulangère"),
    ("career", "Infirmier / Infirmière"),
    ("event", "Nuit des fournils"),
    ("offer", "Découverte du pétrin"),
    ("answer", "Faut-il se lever tôt ?"),
    ("help", "Fiche transport"),
}


class TestDocuments:
    def test_come_of_each_type(self, factory: Factory, region: dict[str, str]) -> None:
        assert region
        assert documents(factory) == SEVEN
        pages = factory.connection.execute(
            f"SELECT count(*) FROM search_document WHERE {OWN_PAGES}"
        ).fetchone()
        assert pages
        assert pages[0] > 10

    def test_made_again_are_the_same(self, factory: Factory, region: dict[str, str], renewed: Renew) -> None:
        assert region
        before = state(factory)
        assert (renewed(), renewed(whole=True)) == (0, 0)
        assert documents(factory) == SEVEN
        assert state(factory)[0] == before[0] + 1

    def test_change(self, factory: Factory, region: dict[str, str], renewed: Renew) -> None:
        run(factory, "UPDATE event SET title = 'Nuit des fours' WHERE id = %s", region["event"])
        run(factory, "UPDATE offer SET title = 'Un jour au four' WHERE id = %s", region["offer"])
        run(factory, "UPDATE public_answer SET question = 'À quelle heure ?' WHERE id = %s", region["answer"])
        before = state(factory)
        assert renewed() == 3
        assert {("event", "Nuit des fours"), ("offer", "Un jour au four")} <= documents(factory)
        assert ("answer", "À quelle heure ?") in documents(factory)
        assert state(factory) == before, "what processes keep has not changed"

    def test_vanish(self, factory: Factory, region: dict[str, str], renewed: Renew) -> None:
        """What is not to be found has no document, why ever it is not."""
        past = datetime.now(UTC) - timedelta(days=1)
        run(
            factory,
            "UPDATE event SET starts_at = %s, ends_at = %s WHERE id = %s",
            past - timedelta(hours=1),
            past,
            region["event"],
        )
        run(factory, "UPDATE offer SET status = 'withdrawn' WHERE id = %s", region["offer"])
        run(factory, "UPDATE public_answer SET status = 'refused' WHERE id = %s", region["answer"])
        assert renewed() == 3
        assert {type_ for type_, _ in documents(factory)} == {"place", "training", "career", "help"}
        run(factory, "UPDATE place SET status = 'closed', closed_on = '2026-01-01'")
        run(factory, "UPDATE training SET closes_on = '2026-01-01'")
        run(factory, "DELETE FROM aid_sheet")
        run(factory, "DELETE FROM career_appellation")
        run(factory, "DELETE FROM career")
        renewed(whole=True)
        assert documents(factory) == set()

    def test_of_what_imports_write_wait_for_an_import(
        self, factory: Factory, region: dict[str, str], renewed: Renew
    ) -> None:
        run(factory, "UPDATE place SET name = 'CFA du Fournil' WHERE id = %s", region["near"])
        assert renewed() == 0
        imported(factory)
        # The place, and no training of it: what a training's document says has not changed.
        assert renewed() == 1
        assert ("place", "CFA du Fournil") in documents(factory)
        assert renewed() == 0

    def test_words_follow_the_names(self, factory: Factory, region: dict[str, str], renewed: Renew) -> None:
        def known(word: str) -> bool:
            read = "SELECT FROM search_word WHERE word = %s"
            return factory.connection.execute(read, [word]).fetchone() is not None

        assert (known("ardoises"), known("fournil")) == (True, False)
        run(factory, "UPDATE place SET name = 'CFA du Fournil' WHERE id = %s", region["far"])
        renewed(whole=True)
        assert (known("ardoises"), known("fournil")) == (False, True)

    def test_words_that_may_be_taken_back_are_not_among_them(
        self, factory: Factory, region: dict[str, str], renewed: Renew
    ) -> None:
        """Else a name in an offer that was withdrawn would be what others are said to mean for days."""
        factory.offer(title="Boulanger chez Zorglubin")
        answer(factory, "Connais-tu Zorglubin ?")
        renewed(whole=True)
        words = "SELECT word FROM search_word WHERE word IN ('zorglubin', 'boulanger')"
        assert factory.connection.execute(words).fetchall() == [("boulanger",)]


def test_two_renewals_at_once_leave_one_truth(
    factory: Factory, region: dict[str, str], database_url: str
) -> None:
    answer(factory, "Tu travailles le dimanche ?")
    run(factory, "UPDATE offer SET title = 'Un jour au four' WHERE id = %s", region["offer"])
    imported(factory)
    before = state(factory)

    def once(_: int) -> int:
        with connect(database_url) as connection:
            return renew(connection)

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(once, range(4))) == [0, 0, 0, 2]
    assert state(factory)[0] == before[0] + 1
    truth = SEVEN - {("offer", "Découverte du pétrin")}
    assert documents(factory) == truth | {
        ("offer", "Un jour au four"),
        ("answer", "Tu travailles le dimanche ?"),
    }
