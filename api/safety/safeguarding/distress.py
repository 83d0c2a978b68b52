"""Signs that somebody is in danger. Recall wins: a number too many harms less than a silence.

Figures of speech and talk about trades of care are left out only where they are plainly that.
"""

import re
from collections.abc import Iterator, Sequence

from api.safety.safeguarding.findings import Span
from api.safety.safeguarding.fold import in_full
from api.safety.safeguarding.rules import Rulebook, sentence_around
from api.safety.safeguarding.signs import (
    abroad,
    close,
    despair,
    done,
    others,
    plain,
    said,
    told,
    veiled,
    violence,
)
from api.safety.safeguarding.views import View

_PLAIN = (*plain.RULES, *said.RULES, *told.RULES, *done.RULES)
_IN_SO_MANY_WORDS = frozenset(_PLAIN)
_RULES = Rulebook(
    *_PLAIN, *despair.RULES, *violence.RULES, *others.RULES, *abroad.RULES, *close.RULES, *veiled.RULES
)
_OF_ONESELF = re.compile(r"\b(?:j|je|me|m|moi|mon|ma|mes|nous|my|me|i)\b")
_IN_JEST = re.compile(
    r"\b(?:lol|mdr+|ptdr+|xd|haha\w*|jpp|je (?:plaisante|rigole|deconne)|blague)\b"
    r"|[\U0001f600-\U0001f606\U0001f609\U0001f923]"
)
_NAMED = (
    # A story, a lesson, a campaign.
    "perso personnages? heros heroine scenario romans? nouvelle livre bouquin serie films? jeux? respawn"
    " theatre clip expose grand_oral debat dissert[a-z]* philo[a-z]* affiche campagne ambassad[a-z]+"
    " delegue[a-z]* mediat[a-z]+ anti cv conferences? prevention sensibilis[a-z]*"
    # Trades, and who is looked after in them.
    " metiers? patients? residents? salaries cabinet service urgences educs? cpe proviseur avocat[a-z]* armee"
    " militaires? pompiers? police veto veterinaire chiens? chevaux cheval cochons? vaches? abattoir"
    " boucher[a-z]* funer[a-z]+ cercueil formation module secretariat recruteurs? pubs? demarch[a-z]+"
    " convention_de_stage scier rabot bois"
    # Sport.
    " rugby boxe judo karate mma hand foot ping match arbitre entrainement cross sport coussin equipe"
    " concours"
    # School and weariness of it.
    " maths regle_de_trois brevet bac moyenne oral epreuve exam[a-z]* trimestre cours parcoursup devoirs?"
    " revis[a-z]* lundi"
    # Figures of speech.
    " de_(?:rire|honte|chaud|froid|faim|soif|fatigue|rage) la_honte par_sa dans_l'?oeil sur_l'?epaule"
    " dans_la_main au_travail a_la_tache l'ordi mon_ordi a_la_campagne intello tes_questions en_mode du_mat"
    " sous_(?:terre|le_bureau|la_table) a_midi je_suis_perdue? droles? marrante?s?"
)
_REASONS = re.compile(rf"\b(?:{_NAMED.replace(' ', '|').replace('_', ' ')})\b")
"""What turns « je vais mourir » or « il m'a frappé » into something else, and has a name."""


def distress(views: Sequence[View]) -> Iterator[Span]:
    """Each sign of distress in the text, which is the first of the views, or in one of its guises."""
    for view in _read(views):
        yield from _RULES.found(view, known=None if view is views[0] else views[0].text)


def insisted(views: Sequence[View]) -> Iterator[Span]:
    """Of those the ones that nothing learned outvotes: said in so many words, or told of oneself where no
    reason is named for which it may be something else.
    """
    for view in _read(views):
        jest = _IN_JEST.search(view.text) is not None
        for rule, span in _RULES.matched(view, known=None if view is views[0] else views[0].text):
            if rule in _IN_SO_MANY_WORDS or not (jest or _outvoted(view, span)):
                yield span


def _outvoted(view: View, span: Span) -> bool:
    """Whether what was learned may outvote what a rule found here."""
    around = view.text[slice(*sentence_around(view.text, *view.bounds(span)))]
    return not _OF_ONESELF.search(around) or _REASONS.search(around) is not None


def _read(views: Sequence[View]) -> Iterator[View]:
    yield from views
    if whole := in_full(views[0]):
        yield whole
