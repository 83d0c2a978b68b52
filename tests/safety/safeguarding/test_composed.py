"""Advances heard by who says what of whom (Walls, line 11), in wordings that no pattern lists."""

import pytest

from api.safety.safeguarding.approach import signs
from api.safety.safeguarding.fold import fold
from api.safety.safeguarding.service import GRAVE_GROOMING, Talk, screen
from api.safety.safeguarding.signs.composed import COMPOSED_RULES, composed

BY_ADULT = Talk(by_adult=True)

GRAVE = (
    "franchement t'es trop belle sur ta photo, t'as un copain ?",
    "T'as envie de moi ?",
    "Je rêve de toi la nuit",
    "Tu t'épiles ?",
    "Je pourrais te déshabiller",
    "Tu préfères les hommes plus âgés ?",
    "Montre tes seins",
    "I can't stop thinking about you, you're so mature for your age",
    "it's our secret",
    "Are you home alone right now?",
    "I could pick you up after school and drive you home",
    "Do your parents check your phone?",
    "faut pas que ton éducateur sache que je t'écris le soir",
    "viens sans ta cousine",
    "Un homme mûr, ça te ferait peur ?",
    "Tu as déjà eu une relation avec un homme plus âgé ?",
    "Tu sortirais avec un mec plus vieux que toi ?",
    "J'ai un appart à Nantes, tu peux y dormir si c'est trop loin",
    "Mon canapé est libre, tu peux rester dormir",
    "Mets une jupe pour l'entretien, le patron aime bien",
    "Le décolleté, ça plaît toujours au chef",
    "Des photos de tes pieds, c'est tout",
)
SEEN = (
    "Qui est au courant qu'on se parle ?",
    "you're so mature for your age",
    "what are you wearing ?",
    "delete our messages",
    "on va boire un coup ?",
    "je donne des cours chez moi si tu veux",
    "viens faire un tour de moto",
    "viens au studio, c'est au 3e étage",
    "la porte est toujours ouverte pour toi",
    "tu veux que je vienne ?",
    "tes parents te laissent sortir ?",
    "wish I could hold you right now",
    "T'es célibataire ?",
    "Tu veux être mon amie ?",
    "Je voudrais qu'on devienne amis",
    "Tu es spéciale, je n'ai jamais parlé comme ça à une élève",
    "Je n'ai jamais rien ressenti de tel pour une stagiaire",
    "Je connais ton lycée, je passe devant tous les jours",
    "Je passe souvent devant chez toi",
    "Mon fils n'est pas là ce week-end, on aura la maison pour nous",
)
HONEST = (
    "Viens à nos portes ouvertes samedi, tu pourras voir l'atelier et parler aux élèves.",
    "Une coiffeuse commence souvent par les shampoings et le massage du cuir chevelu.",
    "Pour le stage en natation, prends ton maillot, une serviette et un bonnet.",
    "L'infirmière aide aussi les patients à se laver et à s'habiller, il faut respecter leur pudeur.",
    "Ta lettre est très belle, bravo, tu écris bien.",
    "Parles-en à tes parents et à ton professeur principal avant de choisir.",
    "Tu es mature dans ton projet, ça se voit dans ta lettre.",
    "Un enfant qui te dit un truc grave, tu ne promets pas de garder le secret.",
    "Ta chambre d'internat tu la partages à deux ou trois en général.",
    "garde pas ça pour toi, parle à ton prof principal",
    "L'entraînement d'essai est à 14 h au gymnase, tes parents peuvent rester.",
    "I am a nurse and I love talking about my work.",
    "You can bring a friend or your parents to the fair.",
    "Combien de temps tu mets pour venir en bus ?",
    "À l'internat on devient amis dès la première semaine.",
    "Le vertige ne doit pas être ton ami.",
    "Quand j'étais apprenti j'avais un appart avec deux copains.",
    "En service, on porte une jupe ou un pantalon noir.",
    "La podologue regarde tes pieds, prend une empreinte et fait une photo.",
    "Les clientes adorent cette robe, on en vend beaucoup.",
)


@pytest.mark.parametrize("text", GRAVE)
def test_who_speaks_of_a_minor_s_body_love_or_solitude_is_kept_from_minors(text: str) -> None:
    assert screen(text, talk=BY_ADULT).grooming >= GRAVE_GROOMING


@pytest.mark.parametrize("text", SEEN)
def test_a_smaller_sign_is_seen_in_french_and_in_english(text: str) -> None:
    assert screen(text, talk=BY_ADULT).grooming > 0


@pytest.mark.parametrize("text", HONEST)
def test_trades_of_bodies_and_open_doors_are_no_sign(text: str) -> None:
    assert list(composed(fold(text))) == []


def test_the_same_words_are_one_sign_however_many_rules_hear_them() -> None:
    shown = signs([fold("Ça reste entre nous hein")])
    assert len({one.sign for one in shown}) == len(shown)


@pytest.mark.parametrize("number", range(len(COMPOSED_RULES)))
def test_each_rule_may_be_met(number: int) -> None:
    one = COMPOSED_RULES[number]
    assert len(one.needs) <= one.within
    assert not any(need & ~one.unless == 0 for need in one.needs)
