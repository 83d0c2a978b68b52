"""Walls, line 22: a column that slipped, or holds one value, gives everything another's name or place."""

from collections.abc import Callable

import pytest

from api.guide.opendata.service import BrokenFileError
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.lists import csv_of, rows

MANY = range(11, 51)
Cells = list[list[str]]


def slipped(values: list[str]) -> list[str]:
    return [*values[1:], values[0]]


def one(values: list[str]) -> list[str]:
    return [values[0]] * len(values)


def _lieux() -> Cells:
    header = ["id", "name", "kind", "commune_code", "address", "lat", "lon", "siret", "phone", "website"]
    return [
        header,
        *(
            [str(n), f"Lieu {n}", ("cio", "company")[n % 2], ("44109", "72181")[n % 2], "",
             f"{46.9 + n % 2 + n / 100}", f"{-1.5 + 1.5 * (n % 2)}", "", f"02400000{n:02d}", f"https://lieu{n}.example.org/"]
            for n in MANY
        ),
    ]  # fmt: skip


def _agenda() -> Cells:
    header = ["id", "kind", "title", "starts_at", "ends_at", "commune_code", "lat", "lon", "url", "status"]
    return [
        header,
        *(
            [str(n), ("fair", "visit")[n % 2], f"Salon {n}", f"2099-06-01T10:{n}", f"2099-06-02T18:{n}",
             *(("44109", "47.2", "-1.5"), ("72181", "48.0", "0.2"))[n % 2],
             f"https://salon{n}.example.org/", "scheduled"]
            for n in MANY
        ),
    ]  # fmt: skip


LISTS: dict[str, Callable[[], Cells]] = {
    "lieux": _lieux,
    "agenda": _agenda,
    "adresse-geolocalisation": lambda: rows("adresse-geolocalisation", MANY),
    "etablissements-superieur": lambda: rows("etablissements-superieur", MANY),
    "rome": lambda: rows("rome", MANY),
}
SHOWN = (
    "SELECT name, kind, commune_code, lat, lon, phone, website FROM place ORDER BY id",
    "SELECT key, kind, title, starts_at, ends_at, commune_code, lat, lon, url, sequence, status"
    " FROM event ORDER BY key",
    "SELECT code, label FROM career ORDER BY code",
)
COLUMNS = [
    *(("lieux", name) for name in ("id", "name", "kind", "commune_code", "phone", "website")),
    *(("agenda", name) for name in ("id", "kind", "title", "starts_at", "ends_at", "commune_code", "url")),
    *(("adresse-geolocalisation", name) for name in ("numero_uai", "appellation_officielle")),
    ("etablissements-superieur", "uo_lib"),
    ("rome", "libelle_rome"),
]

# The towns are of two departments: each loses what is said to lie in the other. Companies have no levels.
SEEN_FIRST = {
    **{(source, column): "many_gone" for source in ("lieux", "agenda") for column in ("id", "commune_code")},
    ("lieux", "kind"): "many_blank",
}


def spoilt(cells: Cells, column: str, how: Callable[[list[str]], list[str]], count: int = 40) -> Cells:
    """The list with the first `count` cells of a column put otherwise."""
    header, *body = cells
    at = header.index(column)
    values = [row[at] for row in body]
    told = [*how(values[:count]), *values[count:]]
    return [header, *([*row[:at], value, *row[at + 1 :]] for row, value in zip(body, told, strict=True))]


def seen(imports: Imports) -> list[object]:
    return [imports.rows(statement) for statement in SHOWN]


@pytest.mark.parametrize(("source", "column"), COLUMNS)
def test_others_values_are_refused_and_force_says_that_they_are_meant(
    imports_here: Imports, source: str, column: str
) -> None:
    cells = LISTS[source]()
    imports_here(source, csv_of(cells))
    imports_here(source, csv_of(spoilt(cells, column, slipped, 8)))  # a fifth is what the publisher knows
    imports_here(source, csv_of(cells))
    before = seen(imports_here)
    for how in (one, slipped):
        with pytest.raises(BrokenFileError) as refused:
            imports_here(source, csv_of(spoilt(cells, column, how)))
        assert seen(imports_here) == before
    assert refused.value.code == SEEN_FIRST.get((source, column), "many_changed")
    imports_here(source, csv_of(spoilt(cells, column, slipped)), force=True)
    assert seen(imports_here) != before


def test_a_name_in_capitals_or_with_other_punctuation_is_the_same(imports_here: Imports) -> None:
    cells = _agenda()
    imports_here("agenda", csv_of(cells))
    report = imports_here(
        "agenda", csv_of(spoilt(cells, "title", lambda told: [f"« {t.upper()} »" for t in told]))
    )
    assert report.updated == 40


class TestSwappedCoordinates:
    def swapped(self) -> str:
        header, *body = _agenda()
        return csv_of([header, *([*row[:6], row[7], row[6], *row[8:]] for row in body)])

    def test_the_events_stay_where_they_are(self, imports_here: Imports) -> None:
        imports_here("agenda", csv_of(_agenda()))
        before = seen(imports_here)
        with pytest.raises(BrokenFileError, match="40 / 40"):
            imports_here("agenda", self.swapped())
        assert seen(imports_here) == before

    def test_the_first_time_they_stand_in_their_communes(self, imports_here: Imports) -> None:
        imports_here("agenda", self.swapped())
        places = imports_here.rows(
            "SELECT DISTINCT commune_code, round(lat::numeric), approximate FROM event"
        )
        assert sorted(places) == [("44109", 47, True), ("72181", 48, True)]

    def test_a_point_far_from_its_own_commune_is_none(self, imports_here: Imports) -> None:
        header, *body = _agenda()
        body[0][6:8] = ["43.3", "5.4"]
        imports_here("agenda", csv_of([header, *body]))
        assert imports_here.rows("SELECT key FROM event WHERE approximate") == [("11",)]


OFF = ["annulé", "Annulée", "ANNULÉE", "annulés", "annulées", "reporté", "Reportée au 12 mai", "annule"]
OFF += ["annulé (météo)", "cancelled", "Canceled", "postponed"]
ON = ["", "prévu", "Confirmées", "complet", "maintenue", "scheduled"]
UNKNOWN = ["oui", "zzz", "non annulé", "1", "?"]


def test_what_is_called_off_is_so_in_every_form(imports_here: Imports) -> None:
    """A family drives to an open day that is off; of a word that nobody knows, the event is not told."""
    words = [*OFF, *ON, *UNKNOWN]
    told = spoilt(_agenda(), "status", lambda _: words, len(words))
    report = imports_here("agenda", csv_of(told))
    assert report.reasons == {"unknown_status": len(UNKNOWN)}
    kept = dict(imports_here.rows("SELECT key, status FROM event"))
    expected = [*["cancelled"] * len(OFF), *["scheduled"] * len(ON), *[None] * len(UNKNOWN)]
    assert [kept.get(str(n)) for n in MANY[: len(words)]] == expected


@pytest.mark.parametrize("state", ["annulée", "scheduled"])
def test_a_word_that_nobody_knows_leaves_the_event_as_it_was(imports_here: Imports, state: str) -> None:
    imports_here("agenda", csv_of(spoilt(_agenda(), "status", lambda _: [state], 1)))
    before = seen(imports_here)
    report = imports_here("agenda", csv_of(spoilt(_agenda(), "status", lambda _: ["zzz"], 1)))
    assert (report.rejected, seen(imports_here)) == (1, before)
