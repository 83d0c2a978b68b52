"""What somebody types into a search and is in need of: who listens, and nothing else.

A search is shorter than a message: « me tuer », « viol » say there what they say nowhere else. Nothing is
kept, nobody is told: the page shows who listens, that is all.
"""

import re

from api.platform.kit.text import words
from api.safety.safeguarding.distress import distress
from api.safety.safeguarding.fold import fold
from api.safety.safeguarding.rule_findings import views

_MUCH = r"(?:(?:vraiment|trop|tres|si|tellement|toujours|tout le temps) )?"
_BEFORE = r"(?:(?:je? ?(?:veux|vais|voudrais|pense a|songe a)|je|j ai envie de|envie de|comment|vouloir) )?"
_ALONE = re.compile(
    r"(?:"
    # How somebody is.
    rf"(?:(?:je|j|ca|sa) )?(?:ne )?(?:me sens|suis|vais|va) {_MUCH}(?:pas {_MUCH}bien(?: du tout)?|mal)"
    r"|(?:ca|sa) (?:ne )?va pas(?: du tout)?"
    rf"|je (?:me sens|suis) {_MUCH}(?:seule?|triste|nulle?|vide|malheureu(?:x|se)|deprimee?|desesperee?)"
    r"(?: tout le temps| toute? seule?| au monde)?"
    r"|(?:je suis en |je fais une )?(?:depression|deprime|detresse)|mal etre|idees (?:noires|suicidaires)"
    r"|(?:j ai )?(?:besoin|envie) de parler(?: a quelqu un)?|(?:j ai )?besoin d aide|aidez? moi|sos|a l aide"
    # What somebody would do, or did, to themself.
    rf"|{_BEFORE}(?:me|m) ?(?:tuer|pendre|suicider|scarifier|mutiler|couper|noyer|ouvrir les veines"
    r"|faire (?:du )?mal|foutre en l air|empoisonner|droguer)"
    rf"|{_BEFORE}(?:en finir|mourir|disparaitre|fuguer|fugue|partir de chez moi)"
    r"|auto ?mutilations?|overdose|tentative de suicide|suicides?|pensees suicidaires"
    r"|j ai (?:pris|avale) (?:\w+ )?(?:medicaments|medocs|cachets)|anorexi(?:e|que)|boulimi(?:e|que)"
    r"|je me fais vomir"
    # What is done to somebody.
    r"|(?:victime d(?:e|un|une)? )?(?:viols?|violee?|incestes?|attouchements?|maltraitances?|rackets?"
    r"|agressions?(?: sexuelles?)?|violences?(?: (?:familiales?|conjugales?|sexuelles?|a la maison))?"
    r"|harcelements?(?: scolaire| sexuel)?|cyber ?harcelements?|chantage|revenge porn)"
    r"|(?:je suis |enfants? )?(?:battue?|maltraitee?|rackettee?|humiliee?)|mariage force|excision"
    r"|j ai peur (?:de|chez) (?:moi|mon \w+|ma \w+|mes parents|lui|rentrer(?: \w+){0,3})"
    # What somebody tells nobody.
    r"|(?:je (?:crois (?:que je )?|pense (?:que je )?)?(?:suis |etre )?)?enceinte|ivg|avort(?:er|ement)"
    r"|pilule du lendemain"
    r")"
)
"""The whole of a search; each is a word or a few, so that none costs more than its length."""


def cries_for_help(text: str) -> bool:
    """Whether a search tells that somebody is in danger: as a message would, or by a word alone."""
    view, others = views(text)
    return next(distress((view, *others)), None) is not None or is_word_of_need(text)


def is_word_of_need(text: str) -> bool:
    """Whether nothing but a word of need is said."""
    return _ALONE.fullmatch(" ".join(words(fold(text).text))) is not None
