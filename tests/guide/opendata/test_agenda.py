"""The region's own agenda, imported from CSV: sequence numbers, cancellations, refused rows."""

from pathlib import Path

import pytest

from api.guide.opendata.report import ImportReport
from api.guide.opendata.service import BrokenFileError, run_import
from tests.factories import Factory

HEADER = "id;kind;title;starts_at;ends_at;commune_code;address;place_uai;levels;status"


@pytest.fixture
def import_agenda(database_url: str, tmp_path: Path, factory: Factory):
    factory.commune("44109", "Nantes")

    def run(*rows: str, header: str = HEADER) -> ImportReport:
        path = tmp_path / "agenda.csv"
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return run_import(database_url, "agenda", str(path))

    return run


STOP = "1;stop;Orientibus;2099-05-04T09:30;2099-05-04T16:00;44109;Place Royale;;middle_school;"
FAIR = "2;fair;Salon;2099-06-01T10:00;2099-06-01T18:00;44109;;;;"


def sequences(factory: Factory) -> dict[str, tuple[int, str]]:
    rows = factory.connection.execute("SELECT key, sequence, status FROM event ORDER BY key").fetchall()
    return {key: (sequence, status) for key, sequence, status in rows}


class TestImport:
    def test_local_times_and_the_commune_s_middle(self, import_agenda, factory: Factory) -> None:
        report = import_agenda(STOP)
        assert (report.read, report.created) == (1, 1)
        row = factory.connection.execute(
            "SELECT starts_at AT TIME ZONE 'UTC', approximate, commune_name, address FROM event"
        ).fetchone()
        assert str(row[0]) == "2099-05-04 07:30:00"
        assert row[1:] == (True, "Nantes", "Place Royale")

    def test_a_school_gives_the_place(self, import_agenda, factory: Factory) -> None:
        place = factory.place("Lycée Livet", uai="0440029T", commune_code="44109", address="16 rue Dufour")
        import_agenda("1;open_day;Portes ouvertes;2099-01-10T09:00;2099-01-10T12:00;;;0440029T;;")
        row = factory.connection.execute(
            "SELECT place_id, place_name, address, approximate FROM event"
        ).fetchone()
        assert row == (place, "Lycée Livet", "16 rue Dufour", False)

    def test_again_the_same_changes_nothing(self, import_agenda, factory: Factory) -> None:
        import_agenda(STOP, FAIR)
        before = factory.connection.execute("SELECT array_agg(updated_at ORDER BY key) FROM event").fetchone()
        report = import_agenda(STOP, FAIR)
        after = factory.connection.execute("SELECT array_agg(updated_at ORDER BY key) FROM event").fetchone()
        assert (report.unchanged, report.created, report.updated) == (2, 0, 0)
        assert before == after

    def test_the_sequence_rises_when_a_calendar_must_know(self, import_agenda, factory: Factory) -> None:
        import_agenda(STOP, FAIR)
        report = import_agenda(STOP.replace("09:30", "10:00"), FAIR.replace(";;;;", ";;;higher;"))
        assert report.updated == 2
        assert sequences(factory) == {"1": (1, "scheduled"), "2": (0, "scheduled")}

    def test_what_vanished_before_its_start_is_called_off(self, import_agenda, factory: Factory) -> None:
        import_agenda(STOP, FAIR)
        report = import_agenda(FAIR)
        assert report.closed == 1
        assert sequences(factory) == {"1": (1, "cancelled"), "2": (0, "scheduled")}
        import_agenda(STOP, FAIR)
        assert sequences(factory)["1"] == (2, "scheduled")

    def test_an_event_whose_row_became_unreadable_stays_as_it_was(
        self, import_agenda, factory: Factory
    ) -> None:
        import_agenda(STOP, FAIR)
        report = import_agenda(STOP.replace("2099-05-04T09:30", "bientôt"), FAIR)
        assert (report.closed, report.rejected) == (0, 1)
        assert sequences(factory)["1"] == (0, "scheduled")

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            (";stop;T;2099-05-04T09:30;2099-05-04T16:00;44109;;;;", "no_key"),
            ("9;party;T;2099-05-04T09:30;2099-05-04T16:00;44109;;;;", "unknown_kind"),
            ("9;stop;;2099-05-04T09:30;2099-05-04T16:00;44109;;;;", "no_name"),
            ("9;stop;T;4 mai;2099-05-04T16:00;44109;;;;", "bad_times"),
            ("9;stop;T;2099-05-04T16:00;2099-05-04T09:30;44109;;;;", "bad_times"),
            ("9;stop;T;2099-05-04T09:30;2099-05-04T16:00;99999;;;;", "no_position"),
        ],
    )
    def test_a_row_that_cannot_be_used_is_told_the_others_are_kept(
        self, import_agenda, factory: Factory, row: str, reason: str
    ) -> None:
        report = import_agenda(STOP, row)
        assert report.reasons == {reason: 1}
        assert report.examples[reason][0].line == 3
        assert list(sequences(factory)) == ["1"]

    def test_a_file_without_the_needed_columns_imports_nothing(self, import_agenda, factory: Factory) -> None:
        import_agenda(STOP)
        with pytest.raises(BrokenFileError):
            import_agenda(FAIR, header="a;b;c;d;e;f;g;h;i;j")
        assert list(sequences(factory)) == ["1"]


class TestDatesThatAreNone:
    """Walls, lines 20 and 22: a slip in a column of dates neither empties the agenda nor breaks a page."""

    def test_events_to_come_that_are_all_past_by_one_file_are_not_believed(
        self, import_agenda, factory: Factory
    ) -> None:
        rows = [FAIR.replace("2;", f"{number};", 1) for number in range(20)]
        import_agenda(*rows)
        before = sequences(factory)
        with pytest.raises(BrokenFileError, match="20 / 20"):
            import_agenda(*(row.replace("2099-", "2019-") for row in rows))
        assert sequences(factory) == before

    @pytest.mark.parametrize(
        ("begins", "ends"),
        [
            ("0001-01-01T00:00", "2099-01-01T00:00"),
            ("2099-01-01T00:00", "9999-12-31T23:59-12:00"),
            ("0001-01-01T00:00+14:00", "9999-12-31T23:59"),
        ],
    )
    def test_years_that_no_page_can_show_are_refused(
        self, import_agenda, factory: Factory, begins: str, ends: str
    ) -> None:
        report = import_agenda(f"1;fair;Salon;{begins};{ends};44109;;;;", FAIR)
        assert (report.created, report.rejected) == (1, 1)

    def test_an_offset_larger_than_postgresql_knows_is_a_moment(
        self, import_agenda, factory: Factory
    ) -> None:
        import_agenda("1;fair;Salon;2099-06-01T10:00+23:59;2099-06-01T18:00;44109;;;;")
        row = factory.connection.execute("SELECT starts_at AT TIME ZONE 'UTC' FROM event").fetchone()
        assert str(row[0]) == "2099-05-31 10:01:00"
