"""Placements, line 3: what an offer's words wish, exclude, ask or promise is found by its meaning."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from api.placements.offers.law import forbidden
from api.placements.offers.models import OfferKind, OfferLevel
from api.placements.offers.wording import learned
from api.placements.offers.wording.finder import read_through
from api.placements.offers.wording.findings import explained, findings, from_kept
from api.placements.offers.wording.grounds import GROUNDS, TASKS
from api.placements.offers.wording.learned import WEIGHTS
from api.placements.offers.wording.lists import everything, hidden, sections, tasks
from api.placements.offers.wording.sounding import BY_NAME
from api.platform.kit import threads
from api.safety.safeguarding.service import features
from tests.placements.offers import training
from tests.placements.offers.conftest import Company
from tests.placements.offers.labels import WORDS, labelled, levels_of
from tests.placements.offers.test_reviews import decide
from tests.placements.offers.test_writing import read

TEXTS = {"kind": "observation", "levels": ["3e"], "title": "Au fournil"}
PRACTICE = Path(__file__).parent / "labelled" / "practice.jsonl"


def grounds(text: str, kind: OfferKind = OfferKind.OBSERVATION, *levels: OfferLevel) -> set[str]:
    return {one.ground for one in findings(kind, ["", text, ""], levels or (OfferLevel.TROISIEME,))}


class TestWhatWentOnline:
    """The very words of the issue."""

    @pytest.mark.parametrize(
        ("text", "ground"),
        [
            ("Nous cherchons un jeune garçon motivé", "sex"),
            ("mâle de préférence", "sex"),
            ("les filles s'abstenir", "sex"),
            ("hôtesse d'accueil jolie", "looks"),
            ("venez voter pour notre candidat", "campaign"),
            ("à la place du salarié absent", "replacing"),
            ("35 h de caisse", "replacing"),
            ("g a r ç o n s uniquement", "sex"),
        ],
    )
    def test_is_held(self, text: str, ground: str) -> None:
        assert ground in grounds(text)

    def test_no_allowance_even_beyond_two_months(self) -> None:
        text = "Aucune gratification, même au-delà de deux mois."
        assert grounds(text, OfferKind.PLACEMENT, OfferLevel.BTS) == {"no_pay"}


class TestDisguises:
    @pytest.mark.parametrize(
        "text",
        [
            "f i l l e s  s ' a b s t e n i r",
            "p a s  d e  n o i r s",
            "Profil g4rçon",
            "H0MME pour entrepôt",
            "h.o.m.m.e de préférence",
            "Réservé aux hоmmes",  # a Cyrillic о
            "ｇａｒçｏｎｓ uniquement",
            "f*lles exclues",
            "RÉSERVÉ·E AUX GARÇONS",
        ],
    )
    def test_hide_nothing(self, text: str) -> None:
        assert {one.code for one in findings(OfferKind.PLACEMENT, [text])} == {"discrimination"}

    @pytest.mark.parametrize(
        ("text", "ground"),
        [
            ("Recherche gar-çon motivé", "sex"),
            ("Recherche gar.çon motivé", "sex"),
            ("gar…çons uniquement", "sex"),
            ("GAR ÇON uniquement", "sex"),
            ("fem/mes exclues", "sex"),
            ("Pas d'ara-bes ici", "origin"),
            ("mu-sulmans exclus", "religion"),
            ("Recherche gar&ccedil;on motivé", "sex"),
            ("&#103;ar&ccedil;ons uniquement", "sex"),
            ("gar&#xE7;ons uniquement", "sex"),
            ("&#103;&#97;&#114;&#231;&#111;&#110;&#115; uniquement", "sex"),
            ("fi&shy;lles s'abstenir", "sex"),
            ("gar\u200bçons uniquement", "sex"),
            ("ꓖarçons uniquement", "sex"),
            ("Ꮐarçons uniquement", "sex"),
            ("Apprenti ♂", "sex"),
            ("Profil ♀ souhaité", "sex"),
            ("👨 uniquement", "sex"),
            ("Nous cherchons un 👨🏽 fort", "sex"),
            ("Pas de ♀", "sex"),
            ("🚫👩", "sex"),
            ("🚹 only", "sex"),
            ("No 🧕", "religion"),
            ("🚫 femmes", "sex"),
            ("⛔ arabes", "origin"),
            ("Stage pour ♂", "sex"),
            ("gar<b></b>çons uniquement", "sex"),
            ("g<!-- x -->arçons uniquement", "sex"),
            ("♂ de préférence, ♀ s'abstenir", "sex"),
        ],
    )
    def test_of_letters_and_signs_hide_nothing(self, text: str, ground: str) -> None:
        assert ground in grounds(text, OfferKind.PLACEMENT, OfferLevel.BTS)

    @pytest.mark.parametrize(
        ("text", "ground", "told"),
        [
            ("👱🏻\u200d♀️💄👠", "sex", "👱🏻\u200d♀️💄"),
            ("👱\u200d♀️ recherchée", "sex", "👱\u200d♀️ recherchée"),
            ("👨💪", "sex", "👨💪"),
            ("🚫👩\u200d🔧", "sex", "🚫👩\u200d🔧"),
            ("🚫♿", "disability", "🚫♿"),
            ("♿🚫", "disability", "♿🚫"),
            ("🚫 🧑🏽\u200d🦽", "disability", "🚫 🧑🏽\u200d🦽"),
            ("🚫👴", "age", "🚫👴"),
            ("👴❌ 👵❌", "age", "👴❌ 👵❌"),
            ("🙅\u200d♂️👵🏻", "age", "🙅\u200d♂️👵🏻"),
            ("🚫👶", "pregnancy_family", "🚫👶"),
            ("🚫🇩🇿", "origin", "🚫🇩🇿"),
            ("🚫👩🏿", "origin", "🚫👩🏿"),
            ("🚫☪️", "religion", "🚫☪️"),
            ("🚫🏳️\u200d🌈", "orientation", "🚫🏳️\u200d🌈"),
        ],
    )
    def test_wishes_that_are_only_drawn_are_told_as_what_they_are(
        self, text: str, ground: str, told: str
    ) -> None:
        """Placements, line 3: « 🚫👴 » was told as sex, and most were not seen."""
        found = {one.ground: one.words for one in findings(OfferKind.PLACEMENT, ["", text, ""])}
        assert found[ground] == [told]
        assert ground == "sex" or "sex" not in found or "👩" in text

    @pytest.mark.parametrize(
        "text",
        [
            "Boys only", "We are looking for a boy who likes machines and wants to learn with us.",
            "Male trainees only, the team is small and the days are long.", "Women need not apply",
            "Young man wanted", "No women", "No blacks", "No arabs", "No muslims", "No hijab",
            "No pregnant women", "Solo chicos", "Sin mujeres", "Se busca chico para el taller",
            "Rijal faqat", "Banat faqat", "No woman", "Girls are not accepted here", "Women not allowed",
            "Not suitable for girls", "Solo uomini", "Nur Männer", "Apenas homens",
        ],
    )  # fmt: skip
    def test_of_other_languages_hide_nothing(self, text: str) -> None:
        assert {one.code for one in findings(OfferKind.PLACEMENT, [text])} == {"discrimination"}

    @pytest.mark.parametrize(
        "text",
        [
            "Les femmes enceintes ne sont pas acceptées.",
            "Enceinte s'abstenir.",
            "Nous n'acceptons pas les femmes enceintes dans l'équipe, le travail étant trop physique ici.",
            "Pas de femme enceinte.",
            "Personnes enceintes refusées.",
        ],
    )
    def test_who_is_pregnant_is_shut_out_in_whatever_words(self, text: str) -> None:
        assert "pregnancy_family" in grounds(text, OfferKind.PLACEMENT, OfferLevel.BTS)

    @pytest.mark.parametrize(
        "text",
        [
            "Arc-en-ciel, porte-fenêtre, savoir-faire, ex-garçon de café.",
            "Ouvert aux étranger·s, musulman.e.s, handicapé.e.s et à tou·te·s.",
            "L&rsquo;&eacute;quipe t&rsquo;accueille, d&eacute;couverte du m&eacute;tier.",
            "H&M, C&A et M&M's sont nos clients.",
            "Vendeur ♂ / ♀",
            "Stage ouvert à toutes et tous 👩\u200d🔧👨\u200d🔧",
            "🙋\u200d♂️ Rejoins-nous !",
            "L'équipe t'attend 👨🏽\u200d🍳",
            "Toilettes 🚹🚺 accessibles ♿",
            "🚫 tabac sur le chantier, ❌ pas de voiture nécessaire.",
            "Fichiers <50 Mo, capteurs > 20 °C, <b>bonne humeur</b>.",
            "Élevage : tri des poussins ♂/♀.",
            "Rayon hommes/femmes, prêt-à-porter.",
            "Male and female connectors.",
            "Accessible ♿",
            "🚫🚗 ♿ accessible",
            "🚫 tabac sur le chantier, accès ♿",
            "Institut 💆\u200d♀️💄",
            "Boutique 👗👠💄, rayon femme, rouge à lèvres",
            "Animation auprès des 👵👴 de la résidence",
            "Crèche 👶🍼, on chante en 🇬🇧",
            "Rejoins-nous 👋🏿 💪 !",
            "Entreprise familiale 👨\u200d👩\u200d👧",
            "⛔ accès interdit sans casque 👷\u200d♂️",
            "Les femmes enceintes sont bienvenues, le poste est aménagé.",
            "La radiologie est interdite aux femmes enceintes : le poste est aménagé.",
        ],
    )
    def test_are_not_seen_where_nothing_is_hidden(self, text: str) -> None:
        assert grounds(text, OfferKind.PLACEMENT, OfferLevel.BTS) == set()

    def test_entities_are_told_as_they_were_written(self) -> None:
        (one,) = findings(OfferKind.PLACEMENT, ["", "Ici, gar&ccedil;ons uniquement, merci.", ""])
        assert one.words == ["gar&ccedil;ons uniquement"]

    def test_the_words_are_told_as_they_were_written(self) -> None:
        (one,) = findings(OfferKind.PLACEMENT, ["", "Bonjour ! G A R Ç O N S  uniquement, merci.", ""])
        assert "G A R Ç O N S" in one.words[0]


class TestHonestWordsBeside:
    """A sentence is heard as a whole: thirty honest words after a comma took back what the lists found."""

    BESIDE = (
        "dans une équipe chaleureuse qui aime transmettre son métier et te montrera chaque jour les gestes de"
        " l’atelier, la découverte des machines, la préparation des commandes et l’accueil des clients"
    )

    @pytest.mark.parametrize(
        "text",
        [
            "Nous cherchons un garçon motivé", "Pas de noirs", "Nationalité française exigée",
            "Pas de voile", "Réservé aux garçons", "Mâle de préférence", "Handicapés exclus",
            "Hôtesse d'accueil jolie", "Viens tracter pour notre liste aux municipales",
        ],
    )  # fmt: skip
    def test_take_nothing_back(self, text: str) -> None:
        assert grounds(f"{text}, {self.BESIDE}.")
        assert grounds(f"{text}, {self.BESIDE}, {self.BESIDE}.")

    def test_are_not_held_alone(self) -> None:
        assert grounds(f"Bienvenue {self.BESIDE}.") == set()


class TestWhatLiftsIt:
    @pytest.mark.parametrize(
        "text",
        [
            "Ouvert à toutes et à tous, filles comme garçons.",
            "Hommes ou femmes, peu importe.",
            "Nous ne demandons ni photo ni âge.",
            "CV sans photo, merci.",
            "Le métier de garçon de café s'apprend en salle.",
            "Stage auprès d'une sage-femme de la maternité.",
            "Salon de coiffure hommes et barbier.",
            "Boutique de prêt-à-porter femme.",
            "Contrat d'apprentissage de 16 à 29 ans révolus, limite fixée par la loi.",
            "Ton état de santé ne nous regarde pas.",
            "Musée de la Résistance et syndicat d'initiative.",
            "Tu ne touches pas à la scie, tu la regardes tourner.",
            "La tronçonneuse est réservée aux agents majeurs.",
            "Remplacer une roue, ranger les pièces de remplacement.",
            "Tirages en noir et blanc.",
            "Stage non rémunéré, comme toute semaine d'observation.",
        ],
    )
    def test_is_heard(self, text: str) -> None:
        assert grounds(text) == set()

    def test_a_ground_excluded_in_spite_of_it_is_still_one(self) -> None:
        assert "sex" in grounds("Ouvert à tous, mais les filles s'abstenir.")


class TestForbiddenWork:
    MONTE = "Tu monteras sur le toit pour poser les tuiles."

    def test_is_told_to_those_whom_it_is_forbidden(self) -> None:
        assert grounds(self.MONTE) == {"task.heights"}
        assert grounds(self.MONTE, OfferKind.APPRENTICESHIP, OfferLevel.CAP) == {"task.heights"}
        assert grounds(self.MONTE, OfferKind.PLACEMENT, OfferLevel.MASTER) == set(), "adults"

    def test_a_declared_derogation_lifts_what_may_be_derogated_for_who_learns_the_trade(self) -> None:
        declared = f"{self.MONTE} La dérogation est déclarée à l'inspection du travail."
        assert grounds(declared, OfferKind.APPRENTICESHIP, OfferLevel.CAP) == set()
        assert grounds(declared) == {"task.heights"}, "nobody derogates for who only observes"

    def test_every_kind_of_it_has_its_expressions(self) -> None:
        assert set(tasks()) == set(TASKS)
        assert set(forbidden.BY_CODE) < set(TASKS)


class TestLists:
    def test_every_ground_has_one_and_every_hidden_word_a_ground(self) -> None:
        known = {name.rsplit(".", 1)[0] for name in everything() if "." in name}
        assert set(GROUNDS) <= known
        assert set(hidden().values()) <= {*GROUNDS, *(f"task.{code}" for code in TASKS)}

    @pytest.mark.parametrize("name", [*GROUNDS, "trades", "excluding", "wishing", "asking", "denying"])
    def test_no_expression_stands_there_twice(self, name: str) -> None:
        for section, listed in sections(name).items():
            assert len(listed) == len(set(listed)), section

    def test_each_is_told_in_both_languages_with_its_article(self) -> None:
        kept = {
            "found": [
                {"ground": ground, "words": ["a"]} for ground in (*BY_NAME, *(f"task.{c}" for c in TASKS))
            ]
        }
        told = explained(from_kept(kept))
        assert len(told) == len(BY_NAME) + len(TASKS)
        for one in told:
            assert all((one.article, one.why.fr, one.why.en, one.instead.fr, one.instead.en))

    def test_what_was_kept_before_there_were_grounds_is_still_read(self) -> None:
        assert from_kept({"codes": ["discrimination"], "words": ["au noir"]}) == []
        assert from_kept({"found": [{"ground": "gone", "words": ["a"]}]}) == []


class TestHeard:
    """What no list names, and what a list names in vain."""

    @pytest.mark.parametrize(
        ("text", "kind", "ground"),
        [
            ("Notre clientèle se sent plus à l'aise avec des visages d'ici.", "placement", "person"),
        ],
    )
    def test_a_sentence_is_told_whole(self, text: str, kind: str, ground: str) -> None:
        (one,) = findings(OfferKind(kind), ["", f"Bonjour. {text}", ""], (OfferLevel.BTS,))
        assert (one.ground, one.words) == (ground, [text.rstrip(".")])

    @pytest.mark.parametrize(
        "text",
        [
            "Autrefois réservé aux hommes, l'atelier a une cheffe.",
            "Si une collègue manque, c'est l'intérim qu'on appelle, pas l'élève.",
        ],
    )
    def test_what_sounds_honest_is_none(self, text: str) -> None:
        assert grounds(text) == set()

    @pytest.mark.parametrize(
        "text",
        [
            "Vous regardez partir les colis. Réservé aux garçons, le travail est physique.",
            "Chez nous, pas de cégétiste ni de gréviste dans l'âme.",
            "Les gens du voyage ne sont pas les bienvenus dans notre équipe.",
            "On veut quelqu'un qui ne tombe pas enceinte.",
            "Le kit de démarrage (120 €) est à votre charge.",
            "Les personnes en fauteuil ne peuvent pas postuler.",
            "Vous remplacerez notre vendeuse pendant ses congés.",
            "Vous monterez sur le toit avec le couvreur et apprendrez à manier la tronçonneuse.",
        ],
    )
    def test_what_the_lists_name_is_rarely_outvoted(self, text: str) -> None:
        """Offers that went out when what sounded honest was let go more readily."""
        assert grounds(text, OfferKind.APPRENTICESHIP, OfferLevel.CAP)

    def test_the_weights_were_learned_from_what_is_there_today(self) -> None:
        kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        assert kept["learned_from"] == training.digest(), "python -m tests.placements.offers.training"

    def test_a_score_is_that_of_its_features(self) -> None:
        words = ["garcons", "uniquement"]
        model, found = learned.model(), features(" ".join(words))
        for place, score in enumerate(learned.scores(words, ["r:sex"])):
            total = sum(model.named[name][place] * n for name, n in found.items() if name in model.named)
            beside = model.named["r:sex"][place]
            expected = model.bias[place] + total / 100 / found.total() ** 0.5 + beside / 100
            assert score == pytest.approx(expected)


class TestLabelledByOthers:
    """The half that its author may read; the other one is opened by `python -m benchmarks wording` alone."""

    def test_nearly_every_faulty_one_is_held_and_few_honest_ones(self) -> None:
        offers = labelled("read")
        faulty = [one.found() for one in offers if one.labels]
        honest = [one.found() for one in offers if not one.labels]
        assert len(faulty) == 80
        assert sum(map(bool, faulty)) >= 0.95 * len(faulty)
        assert sum(map(bool, honest)) <= 0.03 * len(honest)

    @pytest.mark.parametrize("code", WORDS)
    def test_for_what_they_are_faulty(self, code: str) -> None:
        found = [one.found() for one in labelled("read") if code in one.labels]
        assert sum(code in {each.code for each in one} for one in found) >= 0.9 * len(found)

    def test_the_practice_of_the_author(self) -> None:
        """Phrases in other words than theirs: a change of the lists must not lose them."""
        lines = [json.loads(line) for line in PRACTICE.read_text(encoding="utf-8").splitlines()]
        faulty = honest = held = alarmed = 0
        for line in lines:
            read = read_through(OfferKind(line["kind"]), levels_of(line), [line["text"]])
            found = [one for one in read if one.listed]
            if line["labels"]:
                faulty, held = faulty + 1, held + bool(found)
            else:
                honest, alarmed = honest + 1, alarmed + bool(found)
        assert held >= 0.95 * faulty, f"{held} of {faulty}"
        assert alarmed <= 0.03 * honest, f"{alarmed} of {honest}"


class TestWhileWriting:
    async def ask(self, company: Company, **texts: object) -> list[dict[str, object]]:
        response = await company.client.post("/api/v1/offer-wording", json={**TEXTS, **texts})
        assert response.status_code == 200, response.text
        found: list[dict[str, object]] = response.json()["found"]
        return found

    async def test_a_company_reads_which_words_and_why_before_it_publishes(self, company: Company) -> None:
        (one,) = await self.ask(company, description="Les filles s'abstenir.")
        assert (one["code"], one["ground"], one["words"]) == ("discrimination", "sex", ["filles s'abstenir"])
        assert await self.ask(company, description="Tu regardes le pétrissage.") == []

    async def test_what_a_referent_let_out_is_no_longer_told(
        self, company: Company, referent: httpx.AsyncClient
    ) -> None:
        offer = company.observation(description="L'annonce de 1950 disait : jeune homme de préférence")
        await company.publish(offer)
        texts = {name: offer[name] for name in ("kind", "levels", "title", "description")}
        assert await self.ask(company, **texts, offer_id=offer["id"])
        await decide(referent, offer["id"], "publish")
        assert await self.ask(company, **texts, offer_id=offer["id"]) == []
        assert await self.ask(company, **texts), "as another offer it is"
        assert (await read(company, offer))["held_found"] == []

    async def test_nobody_learns_by_it_what_was_let_out_of_others(
        self, company: Company, referent: httpx.AsyncClient, person: object
    ) -> None:
        offer = company.observation(description="L'annonce de 1950 disait : jeune homme de préférence")
        await company.publish(offer)
        await decide(referent, offer["id"], "publish")
        texts = {name: offer[name] for name in ("kind", "levels", "title", "description")}
        other = await person()  # type: ignore[operator]
        asked = await other.post("/api/v1/offer-wording", json={**texts, "offer_id": offer["id"]})
        assert asked.json()["found"], "read as an offer of nobody's"

    async def test_no_connection_is_held_while_a_thread_reads(
        self, app: FastAPI, company: Company, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        within, held = threads._within, []

        async def watched(pool: ThreadPoolExecutor, read: Callable[[], Any]) -> Any:
            held.append(app.state.database.reads.pool.checkedout())
            return await within(pool, read)

        monkeypatch.setattr(threads, "_within", watched)
        assert await self.ask(company, description="Les filles s'abstenir.", offer_id=str(uuid4()))
        assert held == [0, 0]

    async def test_what_is_too_long_is_refused(self, company: Company) -> None:
        body = {**TEXTS, "description": "a" * 4001}
        assert (await company.client.post("/api/v1/offer-wording", json=body)).status_code == 422
