"""Placements, line 3: work by what one does, wishes by whom they shut out, and sentences of nobody."""

import pytest

from api.placements.offers.models import Declaration, OfferKind, OfferLevel
from api.placements.offers.wording.findings import findings

POURS = (
    "Salle un peu, mais surtout derrière le comptoir : tirer les pressions, doser les ti punch, changer les"
    " futs avec Loïc."
)


def grounds(
    said: str, level: OfferLevel = OfferLevel.BAC_PRO, *declared: Declaration, title: str = ""
) -> set[str]:
    kind = OfferKind.PLACEMENT
    return {one.ground for one in findings(kind, [title, said, ""], [level], declared)}


@pytest.mark.parametrize(
    ("said", "task"),
    [
        ("Yohann t'envoie dans la couronne du tilleul couper les charpentières.", "trees"),
        ("Tu grimpes dans le chêne avec le harnais.", "trees"),
        ("Tu passes par la trappe de la cuve, tu racles le tartre, c'est rapide.", "confined"),
        ("Tu entres dans la citerne pour racler le fond.", "confined"),
        ("Tu accroches les poulets vivants par les pattes.", "animals"),
        ("Tu finis les volailles au couteau.", "animals"),
        (POURS, "bar"),
    ],
)
def test_forbidden_work_is_known_by_what_one_does(said: str, task: str) -> None:
    assert f"task.{task}" in grounds(said)


@pytest.mark.parametrize(
    "said",
    [
        "Tu restes au pied du tilleul et tu ramasses les branches.",
        "Le caviste entre dans la cuve, tu l'éclaires de dehors sans t'approcher.",
        "Tu découpes le poulet rôti et tu dresses l'assiette.",
        "Tu passes par la boutique le matin.",
    ],
)
def test_who_stays_beside_it_does_not(said: str) -> None:
    assert not {one for one in grounds(said) if one.startswith("task.")}


def test_a_promise_about_the_bar_lifts_no_words_that_say_who_pours() -> None:
    assert "task.bar" in grounds(POURS, OfferLevel.BAC_PRO, Declaration.NO_BAR)


@pytest.mark.parametrize(
    ("said", "ground"),
    [
        ("Envoyez avec le CV un certificat médical.", "health"),
        ("Joignez un mot du médecin disant que vous ne prenez aucun traitement.", "health"),
        ("Il faut n'avoir jamais fait de crise.", "health"),
        ("Pas de petit à récupérer à la garderie, pas de conjoint qui mute.", "pregnancy_family"),
        ("Les célibataires sont plus concentrés, je fais mon choix là-dessus.", "pregnancy_family"),
        ("La carte d'une maison en trois lettres, passez votre tour.", "union"),
        ("On a essayé un monsieur en reconversion et ça a cassé le délire.", "age"),
        ("On a tenté avec une demoiselle, très gentille, mais les clients se posaient des questions.", "sex"),
        ("La collection, on ne la reçoit qu'en 36 et 38, vous comprenez.", "looks"),
        ("Sylvie est opérée en mars. Pendant ce temps le bureau est à toi.", "replacing"),
        ("Vous reprenez son bureau, son téléphone et ses plannings.", "replacing"),
        ("Vous tenez le standard le temps de son absence.", "replacing"),
    ],
)
def test_whom_a_wish_shuts_out_is_known_without_its_word(said: str, ground: str) -> None:
    assert ground in grounds(said, OfferLevel.BTS)


@pytest.mark.parametrize(
    "said",
    [
        "Stage de 3 mois maxi.",
        "Durée 6 mois maxi, on ne prolonge pas.",
        "Accueil aux jeux gonflables, remettre les tapis, surveiller les files.",
        "Remettre les tapis, surveiller les files.",
    ],
)
def test_lengths_and_tasks_of_nobody_sound_like_nothing(said: str) -> None:
    assert grounds(said) == set()
    assert grounds(said, OfferLevel.BTS) == set()


def test_a_title_of_a_few_words_does_not_sound_unpaid() -> None:
    assert grounds("", title="Job au mini-golf") == set()
    assert grounds("", title="Stage non payé de six mois") != set()
