"""Opening hours of desks: what is read is sure, and what is not sure is not read."""

from collections.abc import Callable

import pytest

from api.guide.opendata.places import timetable
from tests.linear import faults


class TestCells:
    def test_days_alike_are_told_together_and_an_empty_cell_is_a_closed_day(self) -> None:
        both = "09:00 - 12:00 / 14:00 - 17:30"
        week = timetable.of_cells([both, both, "09:00 - 12:00", both, "", "10:00 - 12:00"])
        assert week is not None
        assert timetable.expression(week) == (
            "Mo,Tu,Th 09:00-12:00,14:00-17:30; We 09:00-12:00; Sa 10:00-12:00; PH off"
        )

    def test_a_row_of_equal_days_is_a_span(self) -> None:
        week = timetable.of_cells(["09:00 - 12:00"] * 5)
        assert week is not None
        assert timetable.expression(week) == "Mo-Fr 09:00-12:00; PH off"

    @pytest.mark.parametrize(
        "cell",
        [
            "9h-12h",
            "sur rendez-vous",
            "09:00 - 12:00 / sur rdv",
            "25:00 - 26:00",
            "09:00",
            "09:00 - 12:00 /",
            "/",
        ],
    )
    def test_one_cell_that_says_anything_else_makes_all_unsure(self, cell: str) -> None:
        assert timetable.of_cells(["09:00 - 12:00", cell]) is None

    @pytest.mark.parametrize(
        "cell", ["12:00 - 09:00", "14:00 - 17:00 / 09:00 - 12:00", "09:00 - 14:00 / 13:00 - 17:00"]
    )
    def test_hours_out_of_order_are_none(self, cell: str) -> None:
        week = timetable.of_cells([cell])
        assert week is not None
        assert timetable.expression(week) is None

    def test_a_week_without_openings_is_not_known(self) -> None:
        assert timetable.expression(timetable.of_cells([""] * 6) or {}) is None


SURE = {
    "Du Lundi au samedi : 8h30 à 20h": "Mo-Sa 08:30-20:00; PH off",
    "Lundi, mercredi, jeudi : 10h -12h30 / 14h - 18h Mardi, vendredi : 14h - 18h": (
        "Mo,We,Th 10:00-12:30,14:00-18:00; Tu,Fr 14:00-18:00; PH off"
    ),
    "Lundi au vendredi : 9h à 18h45 Samedi : 9h à 14h30": "Mo-Fr 09:00-18:45; Sa 09:00-14:30; PH off",
    "Du lundi au vendredi, de 8h45 à 12h15 et de 14h à 17h30.": "Mo-Fr 08:45-12:15,14:00-17:30; PH off",
    "LUNDI ET MARDI : 9H-12H": "Mo,Tu 09:00-12:00; PH off",
}
UNSURE = [
    "",
    "9h à 12h / 13h à 17h (17h30 le mercredi)",
    "Lundi : 9h à 12h Mercredi : (sur rendez-vous)",
    "Vendredi : 9h à 12h30 à 14h à 16h30",
    "Lundi au vendredi : 8h30 à 12h30 sans rendez-vous",
    "Lundi au samedi : 8h30 à 22h30 de septembre à juin",
    "Lundi : 9h à 12h hors vacances scolaires",
    "Lundi : 9h à 12h Lundi : 14h à 17h",
    "Lundi : 12h à 9h",
    "Lundi",
    "9h à 12h",
    "Lundi mardi : 9h à 12h",
    "Vendredi au lundi : 9h à 12h",
    "Lundi : 25h à 26h",
    "lundi" * 30,
]


class TestText:
    @pytest.mark.parametrize("text", SURE)
    def test_days_and_hours_are_read(self, text: str) -> None:
        week = timetable.of_text(text)
        assert week is not None
        assert timetable.expression(week) == SURE[text]

    @pytest.mark.parametrize("text", UNSURE)
    def test_a_text_with_anything_else_is_not(self, text: str) -> None:
        week = timetable.of_text(text)
        assert week is None or timetable.expression(week) is None


HOSTILE: dict[str, Callable[[int], str]] = {
    "days": lambda n: "lundi, " * (n // 7),
    "hours": lambda n: "lundi : " + "9h à 12h / " * (n // 11),
    "digits": lambda n: "1" * n,
    "spaces": lambda n: "lundi" + " \t" * (n // 2) + ":",
    "joints": lambda n: "du au à et " * (n // 11),
    "comments": lambda n: "sur sur sur 12 h 9: " * (n // 20),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(kind: str) -> None:
    def read(text: str) -> None:
        timetable.of_text(text)
        timetable.of_cells([text])
        timetable.tells_of_hours(text)

    assert not faults(read, HOSTILE[kind], 4_000, 0.001)


@pytest.mark.parametrize(
    ("comment", "tells"),
    [
        ("Permanence du mercredi sur rendez-vous", True),
        ("Ouvert 1 samedi sur 2 (semaine impaire).", True),
        ("Fermeture pour congés des agents : 03/07, 10/07", True),
        ("actuellement en travaux", True),
        ("accueil de 9:00 a 12:30", True),
        ("Sur RDV", True),
        ("Prise de rendez-vous conseillée", False),
        ("Prise de RDV au 02 41 30 06 32.", False),
        ("Entrée à l'arrière de la mairie", False),
        ("", False),
    ],
)
def test_a_comment_that_tells_of_hours_is_known(comment: str, *, tells: bool) -> None:
    assert timetable.tells_of_hours(comment) is tells
