"""Which words insult: what the public list lacks, and which of its words mean something else as well.

The list itself (npm `french-badwords-list`, MIT) is fetched with the PWA's tools, and the build writes
`LIST` (`pwa/tools/insults.mjs`). Everything here is folded: lower case, no accents.
"""

import json
import re
from collections.abc import Iterator

from api.platform.kit.project import ROOT
from api.safety.safeguarding.fold import fold, spelt_out

LIST = ROOT / "build" / "insults.json"

_HARMLESS = (
    "bougre branler cacou cafre caldoche chauffard chier coche courtaud cricri crouton deguelasse"
    " demerder drouille emmerder epais foutre fritz gdm godon goi kikoo kikou kraut magot miserable"
    " moinaille monacaille niac niquer panoufle patarin pecque pet pisseux pounde putin raton ripopee"
    " rosbif sale stearique teteux vier yeule bique pate passe cule cone cote fde pde"
)
HARMLESS = frozenset(_HARMLESS.split())
"""Words of trades, food, animals, greetings, and plain speech; also what inflection would make of others."""

_SAID = (
    # In the list.
    "abruti andouille avorton beauf bouffon con conne couille crotte cul cretin debile enflure fumier gland"
    " glandeur gogol gourde imbecile lavette manche merde merdeux michto minable minus mauviette nase naze"
    " niaiseux nique pd pedale pimbeche plouc poucav pouf pourriture punaise putain raclure roulure sagouin"
    " saloperie tapette tocard trainee vaurien bordel bite bourdille schnock"
    # Not in it.
    " attarde autiste baleine blaireau boloss bolos bolosse boudin boulet cafard cassos chien"
    " chienne clochard"
    " clown cloporte cochon crasseux dechet dindon feignant faignant guenon handicape incapable looser loser"
    " macaque mongol mongole ordure parasite pouilleux porc rat rate singe thon tordu triso trisomique truie"
    " vache vermine victime idiot idiote stupide moche bete nul nulle laid laide pigeon pervers"
    " sorciere grosse"
    " cretine arabe noir noire juif juive musulman blanc chinois gitan rom manouche rebeu renoi homo"
    " lesbienne"
    " lache hypocrite ignorant inculte race"
)
SAID_TO_SOMEBODY = frozenset(_SAID.split())
"""Insults where they are said to somebody: « espèce de … », « pauvre … », « sale … », « t'es un … »."""

_ADDED = (
    "connar conar konar konard konnard konasse pouffe slp enkule batarde fdpute tepu teupu taspe"
    " tasspe kehba kahba qahba zemel khenzir debilos gogole negre negresse bamboula salopiaud suceuse"
    " enculade tdc bitch asshole motherfucker bastard cunt slut whore faggot fag nigger nigga retard"
    " dickhead twat wanker dumbass jackass scumbag stfu kys ftg vtff tvff ntmr"
)
ADDED = frozenset(_ADDED.split())
"""Insults of today that the list lacks, and the English ones that pupils use."""


class WordListMissingError(RuntimeError):
    """The list was not written: the PWA has not been built."""


def insulting() -> frozenset[str]:
    """Every word that insults wherever it stands, in each of its forms. Raises WordListMissingError."""
    try:
        listed = json.loads(LIST.read_text(encoding="utf-8"))["words"]
    except FileNotFoundError:
        raise WordListMissingError(
            f"{LIST} is missing, the list of insults that the PWA’s build writes: `make build/insults.json`"
        ) from None
    known = {spelt_out(fold(word).text) for word in listed} | ADDED
    mild = {form for word in SAID_TO_SOMEBODY for form in forms(word)}
    words = {word for word in known if word.isalpha() and word not in HARMLESS}
    return frozenset(form for word in words - mild for form in forms(word)) - HARMLESS - mild


def said_to_somebody() -> frozenset[str]:
    """Every word that insults when it is said to somebody, in each of its forms."""
    return frozenset(form for word in SAID_TO_SOMEBODY for form in forms(word)) - HARMLESS


_ENDINGS = (
    (re.compile(r"eu[rx]$"), ("euse", "euses", "eurs", "eux")),
    (re.compile(r"er$"), ("e", "es", "ent", "ez", "ee", "ees", "ait", "ais", "ant")),
    (re.compile(r"on$"), ("onne", "onnes", "ons")),
    (re.compile(r"ot$"), ("otte", "ottes")),
    (re.compile(r"c$"), ("que", "ques")),
)


def forms(word: str) -> Iterator[str]:
    """A word with its plural, its feminine, and its forms as a verb."""
    yield from (word, word + "s", word + "e", word + "es", word + "x")
    for ending, others in _ENDINGS:
        if ending.search(word):
            stem = ending.sub("", word)
            yield from (stem + other for other in others)
