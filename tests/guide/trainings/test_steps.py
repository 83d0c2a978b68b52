"""After which steps of every way a training comes, by its diploma."""

import pytest

from api.guide.trainings.steps import before, begins_after_third, named, of_every_way

_FLAGS = ("has_some", "on_parcoursup", "after_upgrade", "open_to_all", "asks_pro", "asks_bac")
NOTHING = {**dict.fromkeys(_FLAGS, False), "series": (), "years_before": None}
_SO_MANY = "Études après le bac (l’établissement dit combien d’années)"


def test_a_cap_begins_after_3e_and_one_of_a_year_completes_another_diploma() -> None:
    assert begins_after_third("CAP", 24)
    assert begins_after_third("CAP", None)
    assert before("CAP", 3, "CAP Cuisine", 24, **NOTHING) == ()
    assert not begins_after_third("CAP", 12)
    [step] = before("CAP", 3, "CAP Dessinateur industriel d’ameublement", 12, **NOTHING)
    assert "même domaine" in named(step)["label"]


@pytest.mark.parametrize("label", ["BPJEPS Animateur", "BPJEPS Éducateur sportif mention judo"])
def test_a_bpjeps_on_parcoursup_does_not_say_that_it_needs_a_bac_elsewhere(label: str) -> None:
    [step] = before("BPJEPS", 4, label, 12, **{**NOTHING, "on_parcoursup": True})
    assert named(step)["label"] == "Un bac sur Parcoursup, sinon aucun diplôme exigé"


@pytest.mark.parametrize(
    ("diploma", "on_parcoursup", "said"),
    [
        ("Diplôme d’État", False, "Aucun diplôme exigé"),
        ("Diplôme d’État", True, "Un bac sur Parcoursup, sinon aucun diplôme exigé"),
        ("DEJEPS", False, "Un bac sur Parcoursup, sinon aucun diplôme exigé"),
    ],
)
def test_what_asks_for_no_diploma_says_so_whatever_else_is_named(
    diploma: str, on_parcoursup: bool, said: str
) -> None:
    told = {**NOTHING, "has_some": True, "on_parcoursup": on_parcoursup, "open_to_all": True}
    [step] = before(diploma, 5, "X", None, **told)
    assert named(step)["label"] == said


@pytest.mark.parametrize("after_upgrade", [True, False])
def test_a_bts_that_takes_a_bac_pro_without_naming_it_says_so(after_upgrade: bool) -> None:
    """« Bac général, bac technologique » read as a closed list."""
    told = {**NOTHING, "has_some": True, "on_parcoursup": True, "after_upgrade": after_upgrade}
    [*own, step] = before("BTS", 5, "BTS Assurance", 24, **{**told, "asks_pro": True})
    assert tuple(own) == before("BTS", 5, "BTS Assurance", 24, **told)
    assert named(step)["label"] == "Bac professionnel (l’établissement dit lequel)"


@pytest.mark.parametrize(
    ("label", "level", "months", "said"),
    [
        ("Diplôme d’État d’audioprothésiste", 6, 36, "Un bac (l’établissement dit lequel)"),
        ("Diplôme de l’Institut d’études politiques", 7, 60, "Un bac (l’établissement dit lequel)"),
        ("Diplôme d’ingénieur de l’École centrale", 7, 36, _SO_MANY),
        # Doctors have years before; of these the law says how they begin.
        ("Diplôme d’État de docteur vétérinaire", 7, 60, _SO_MANY),
        (
            "Diplôme d’État de docteur en pharmacie",
            7,
            60,
            "1re année d’études de santé (PASS ou licence option accès santé), puis sélection",
        ),
        ("Diplôme d’études spécialisées", 7, None, _SO_MANY),
    ],
)
def test_what_lasts_as_long_as_its_level_is_above_the_bac_begins_there(
    label: str, level: int, months: int | None, said: str
) -> None:
    [step] = before("Diplôme", level, label, months, **NOTHING)
    assert named(step)["label"] == said


@pytest.mark.parametrize(
    ("years", "said", "level"),
    [
        (0, "Un bac (l’établissement dit lequel)", 4),
        (1, "Études jusqu’à bac + 1 (l’établissement dit lesquelles, et s’il prend dès le bac)", 4),
        (2, "Études jusqu’à bac + 2 (l’établissement dit lesquelles, et s’il prend dès le bac)", 5),
        (5, "Études jusqu’à bac + 5 (l’établissement dit lesquelles, et s’il prend dès le bac)", 7),
    ],
)
def test_the_years_of_studies_before_are_told(years: int, said: str, level: int) -> None:
    """A teacher added up « bac, then one year » of what architects do after their diploma."""
    told = {**NOTHING, "years_before": years}
    [step] = before("Diplôme", 7, "Habilitation à la maîtrise d’œuvre", 12, **told)
    assert (named(step)["label"], named(step)["level"]) == (said, level)
    ways = {way["id"]: way for way in of_every_way({step})}
    assert ways[step]["months"] == (12 * years or 36)
    assert "2DE-GT" in ways or not years


@pytest.mark.parametrize(
    ("series", "said"),
    [
        ([], "Bac technologique"),
        (["STD2A"], "Bac techno, surtout STD2A"),
        (["STI2D", "STL"], "Bac techno, surtout STI2D ou STL"),
        (["STI2D", "STL", "STMG"], "Bac techno, surtout STI2D, STL ou STMG"),
        (["STI2D", "STL", "STMG", "STHR"], "Bac technologique"),
    ],
)
def test_the_series_that_a_sheet_names_are_named(series: list[str], said: str) -> None:
    """A pupil of any series read that a DNMADE follows a technological bac."""
    general, technological = before("DNMADE", 6, "DNMADE Objet", 36, **{**NOTHING, "series": series})
    assert general == "BAC-GENERAL"
    assert named(technological)["label"] == said
    known = {step["id"]: step for step in of_every_way({general, technological, "24123002"})}
    assert set(known) == {"2DE-GT", general, technological}
    assert (known[technological]["label"], known[technological]["from"]) == (said, ["2DE-GT"])


def test_whoever_leaves_the_2de_may_ask_for_every_bac() -> None:
    """« Sur dossier » stood beside it."""
    [second] = before("Bac techno", 4, "Bac techno STI2D", 24, **NOTHING)
    assert named(second)["conditional"] is False
    assert named("BAC-PRO")["conditional"] is True


@pytest.mark.parametrize(("level", "said"), [(6, ["Un bac (l’établissement dit lequel)"]), (4, [])])
def test_what_a_sheet_opens_to_any_bac_says_so_beside_what_is_named(level: int, said: list[str]) -> None:
    """A pupil read that an educator must have been another one before."""
    told = {**NOTHING, "has_some": True, "asks_bac": True}
    assert [named(step)["label"] for step in before("Diplôme", level, "DE", 36, **told)] == said
