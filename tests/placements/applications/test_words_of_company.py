"""Walls, line 11: a company's words to who applied are read as any adult's to a minor, and as an offer's."""

import pytest

from tests.placements.applications.world import World


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("On ne prend pas de filles ici.", "pas de filles"),
        ("On préfère des jeunes d'ici, pas des étrangers.", "pas des étrangers"),
        ("Ton niveau est nul, arrête les études.", "Ton niveau est nul"),
        ("Tu n’es bonne à rien, change de voie.", "Tu n’es bonne à rien"),
        ("Avec ça tu n’iras nulle part.", "tu n’iras nulle part"),
    ],
)
async def test_a_no_that_turns_away_or_belittles_is_refused_with_its_words(
    world: World, word: str, named: str
) -> None:
    company, student = await world.company(), await world.student()
    application = await world.applied(student, world.offer(company))
    response = await world.refuse(company, application, reason="other", word=word)
    assert response.status_code == 422
    assert [one["field"] for one in response.json()["errors"]] == ["word"]
    assert named in response.json()["errors"][0]["message"]
    assert await world.status(student, application) == "sent"


async def test_so_is_one_that_takes_an_acceptance_back(world: World) -> None:
    company, student = await world.company(), await world.student()
    application = await world.accepted(company, student, world.offer(company))
    response = await world.cancel(company, application, word="Finalement, pas de filles ici.")
    assert response.status_code == 422


@pytest.mark.parametrize(
    "word",
    [
        "Tu es trop jeune, il faut 16 ans pour cette machine.",
        "Il te manque le niveau de maths demandé, retente après la première.",
        "Tu n’es pas nul, nous avons eu beaucoup de demandes.",
        "Nous avons choisi une autre candidate, ne te décourage pas.",
    ],
)
async def test_an_honest_no_reaches_the_student(world: World, word: str) -> None:
    company, student = await world.company(), await world.student()
    application = await world.applied(student, world.offer(company))
    assert (await world.refuse(company, application, reason="other", word=word)).status_code == 200
    assert (await world.mine(student, application))["word"] == word


@pytest.mark.parametrize(
    "word",
    [
        "Désolé, mais tu m'as beaucoup plu, tu peux passer un soir au magasin",
        "Pas de place, mais je peux te prendre au black samedi chez moi",
        "C’est non, mais garde ça pour toi, ton lycée va poser trop de questions.",
    ],
)
async def test_an_advance_in_a_no_is_held_from_the_minor(world: World, word: str) -> None:
    company, student = await world.company(), await world.student()
    application = await world.applied(student, world.offer(company))
    response = await world.refuse(company, application, reason="other", word=word)
    assert (response.status_code, response.json()["type"]) == (403, "/problems/kept-from-minors")


@pytest.mark.parametrize(
    "contact",
    [
        "Viens avec une jupe, je t'attends seul à l'atelier à 19h. 02 61 91 00 44",
        "On finalise ça chez moi samedi soir, apporte une jolie robe. 02 61 91 00 44",
    ],
)
async def test_so_is_one_in_a_yes(world: World, contact: str) -> None:
    company, student = await world.company(), await world.student()
    application = await world.applied(student, world.offer(company))
    assert (await world.accept(company, application, contact=contact)).status_code == 403


@pytest.mark.parametrize(
    ("contact", "message"),
    [
        (
            "Sophie 0240",
            "Le numéro n’est pas entier\u00a0: 10 chiffres, ou +33 suivi de 9 chiffres. Un numéro court"
            " s’écrit après «\u00a0tél.\u00a0»\u00a0: tél. 39\u00a049.",
        ),
        ("Paul", "Dites aussi à quel numéro appeler\u00a0: 10 chiffres, ou +33 suivi de 9 chiffres."),
    ],
)
async def test_whom_to_ask_for_has_a_whole_number(world: World, contact: str, message: str) -> None:
    company, student = await world.company(), await world.student()
    application = await world.applied(student, world.offer(company))
    refused = await world.accept(company, application, contact=contact)
    (fault,) = refused.json()["errors"]
    assert (refused.status_code, fault["message"]) == (422, message)
    whole = "Sophie, à l’accueil, 02 61 91 00 44"
    assert (await world.accept(company, application, contact=whole)).status_code == 200


async def test_whom_to_ask_for_is_no_account_whichever_way_round(world: World) -> None:
    company, student = await world.company(), await world.student()
    application = await world.applied(student, world.offer(company))
    contact = "Karim Jardin, jardinkarim sur insta"
    assert (await world.accept(company, application, contact=contact)).status_code == 422
