"""After which steps of every way a training comes, by its diploma."""

import pytest

from api.guide.trainings.steps import before, begins_after_third, named

NOTHING = {"has_some": False, "on_parcoursup": False, "after_upgrade": False}


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
