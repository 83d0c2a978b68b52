"""What the texts of an offer ask of a minor or give them to do, where the law forbids it or is silent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from api.placements.offers.law import forbidden, sundays, text, whose
from api.placements.offers.law.rule import Finding
from api.placements.offers.models import Declaration, OfferKind, Weekday
from api.placements.offers.schemas import OfferWrite

_NEVER = (
    r"\bn(?:e |.)\w+ (?:\w+ )?(?:pas|jamais|aucun\w*|rien)\b|\b(?:jamais|aucune?|interdit\w*|never|not|no)\b"
    r"|\bpas d\w* (?:service|bar|alcool|caisse|encaissement|medicaments?)\b"
    r"|\bsans (?:toucher|servir|approcher)|\bpersonne n\w*"
    r"|\b(?:majeure?s?|adultes?|salaries?|pharmacien\w*|preparat\w+)\b"
)
_WATCHED = (
    r"\b(?:regard\w+|observe[rsz]?|observeras|vois|verr\w+|decouvr\w+|explique\w*|montr\w+|watch\w*|see)\b"
)

_OF_OTHERS = (
    r"\b(?:ouvert\w*|ouvre\w*|ouverture|ferm\w+|repos|chomes?|clients?|magasin|boutique|open\w*|clos\w*"
    r"|off)\b"
)
"""What opens, or closes, when nobody young is there."""
_HOLIDAYS = (
    r"(?:jours? feries?|public holidays|(?<!rue de )(?<!place de )l.(?:ascension|assomption|armistice)"
    r"|jour d[eu] (?:la )?(?:l.an|noel|toussaint)"
    r"|(?:le|les|meme|aussi|et|dont|chaque|,)(?: (?:lun|mar|mercre|jeu|vendre|same)di)?"
    r" (?:1er (?:janvier|mai|novembre)|8 mai|14 juillet|15 aout"
    r"|11 novembre|25 decembre|lundi (?:de )?(?:la )?(?:paques|pentecote))"
    r"|(?<!vacances de )(?<!vacances de la )(?<!rue de l.)(?<!place de l.)"
    r"(?:ascension|assomption|armistice|pentecote))"
)
"""Days of L3133-1 as people name them; « du 12 avril au 8 mai » and « les vacances de Noël » name none."""
_YOUNG_COME = (
    r"(?:\b(?:tu|vous|(?:apprenti|stagiaire|alternant|jeune|eleve|mineur)\w*)\b[^:;]{0,40}?"
    r"\b(?:viens|venez|viennent|vient|viendr\w+|travaill\w+|presente?s?|la aussi|compris\w*|sont la"
    r"|es la|etes la|comme (?:tout le monde|les autres|toute l.equipe)|d.astreinte|de garde|de service"
    r"|de permanence|avec nous|attendu\w*|mobilis\w+|assur\w+"
    r"|tiens|tien[dn]\w+|aid\w+|sers|serv\w+|rest\w+)\b"
    r"|\b(?:on|nous) (?:t.|te |vous )(?:attend\w*|compt\w+|veut|voulons)\b"
    r"|\b(?:compt\w+ sur|besoin de) (?:toi|vous)\b"
    r"|\btout le monde (?:bosse|travaille|vient|est la|est present|est sur le pont)"
    r"|\bmeme les (?:jeunes|mineurs|stagiaires|apprentis)"
    r"|\b(?:on|nous) (?:bosse\w*|travaill\w+|tourn\w+|depann\w+|produi\w+|livr\w+|assur\w+|fabri\w+)\b)"
)
_THROUGH_SUNDAY = re.compile(
    r"\b(?:du|de|from) (?:lun|mar|mercre|jeu|vendre|same)di au dimanche\b"
    r"|\b(?:from )?(?:mon|tues|wednes|thurs|fri|satur)day (?:to|until|through) sunday\b"
)
"""Days from one to a Sunday; « fermé du samedi au dimanche » and « ouvert … » are of others."""


@dataclass(frozen=True)
class Saying:
    """Words that a rule is about; patterns are of a folded sentence."""

    rule: str
    says: re.Pattern[str]
    unless: re.Pattern[str]
    """What in the sentence takes it back."""
    observers: bool = False
    """Only where pupils observe: who learns a trade may do it."""
    observed: bool = True
    """Also where pupils observe."""


SAYINGS: tuple[Saying, ...] = (
    Saying(
        "criminal_record",
        re.compile(
            r"\b(?:casiers? (?:judiciaires?|vierges?)|extraits? (?:de|du) casier|criminal records?"
            r"|bulletins? (?:n\S{0,2}\s?|numero )[23]\b)"
        ),
        re.compile(
            r"\b(?:aucun|sans|pas (?:de|d.)|ni|no) (?:\w+ ){0,3}(?:casier|criminal)"
            r"|\bn.est (?:demande|requis|exige)"
            r"|\bn(?:e |.)\w+ (?:\w+ )?(?:pas|jamais)|\bnon (?:demande|requis|exige)|\b(?:not|loi|code)\b"
        ),
        observers=True,
    ),
    Saying(
        "bar",
        re.compile(
            r"\b(?:serv\w+|sers|tenir|tiens|tiend\w+|renfort|prepar\w+|aid\w+|travail\w*|poste|help\w*"
            r"|work\w*)\b.{0,60}\b(?:au|derriere le|du|at the|behind the) bar\b"
            r"(?! (?:a (?:salades?|fruits|jus|soupes?|cereales)|sans alcool))"
            r"|\b(?:au|derriere le) bar\b.{0,40}\b(?:serv\w+|sers|verres|boissons|clients)"
        ),
        re.compile(f"{_NEVER}|{_WATCHED}"),
    ),
    Saying(
        "only_observing",
        re.compile(
            r"\b(?:tiens|tiend\w+|tenir|gere\w*) (?:la )?caisse\b|\btu encaiss\w+|\bencaisser"
            r"|\b(?:caisse|cash (?:desk|register)|till)\b.{0,50}\b(?:seule?s?|autonom\w+|alone|on your own)\b"
            r"|\b(?:seule?s?|autonom\w+|alone)\b.{0,50}\b(?:caisse|cash (?:desk|register)|till)\b"
        ),
        re.compile(f"{_NEVER}|{_WATCHED}"),
        observers=True,
    ),
    Saying(
        "only_observing",
        re.compile(
            r"\b(?:prepar|deliv|vend|distribu|donn|manipul|rempl|conditionn|administr|hand|prepare|give|sell)\w*\b.{0,40}"
            r"\b(?:medicaments?|ordonnances?|piluliers?|seringues?|injections?|vaccins?|medicines?|prescriptions?)\b"
        ),
        re.compile(f"{_NEVER}|{_WATCHED}"),
        observers=True,
    ),
    Saying(
        "only_observing",
        re.compile(
            r"\b(?:stagiaires?|eleves?|tu|vous|jeunes?)\b.{0,20}\b(?:gagner? (?:\w+ ){0,2}temps|soulage\w*"
            r"|depann\w+)\b"
            r"|\btu (?:tiens|tiendras|gardes|garderas|assures|assureras) (?:la|le|l'|notre)\s?"
            r"(?:boutique|magasin|accueil|standard|stand|salon|comptoir|permanence|reception)\b"
            # In somebody’s place, who does something else meanwhile.
            r"|\btu (?!regard|observ|suis|vois|verr|attend|decouvr|pos|ecout|ris|dejeun|mang)\w+s .{1,60}?"
            r"\b(?:pendant que|le temps que) (?:je|nous|on)\s?(?:m'|te |nous )?"
            r"(?:pren\w+|repon\w+|livr\w+|telephon\w+|absent\w+|pars|part\w+|suis|sers|sert|servons|ger\w+|occup\w+)\b"
        ),
        re.compile(_NEVER),
        observers=True,
    ),
    # Work that is counted: so much a day, a clock to punch, a post of one’s own.
    Saying(
        "only_observing",
        re.compile(
            r"^(?=.*\b(?:tu|ton|tes|ta|toi|you|your)\b).*?\b(?:objectifs?|cadences?|rendements?|quotas?|targets?)\b.{0,40}"
            r"\b\d+\b.{0,40}\b(?:par|a l|chaque|a|per|an)\s?.?(?:jour|heure|journee|semaine|day|hour)\b"
            r"|\btu (?:badges|badgeras|pointes|pointeras) (?!du doigt|vers)"
            r"|\btu (?:badges|badgeras|pointes|pointeras)(?=\s?$)"
            r"|\b(?:ton|un) poste\b.{0,30}\b(?:a toi|rien qu.a toi|pour toi (?:tout )?seule?)\b"
        ),
        re.compile(f"{_NEVER}|{_WATCHED}"),
        observers=True,
    ),
    Saying(
        "no_sunday",
        re.compile(
            r"\b(?:un|chaque|tous les|certains|quelques) dimanches?\b"
            r"|\b(?:7|sept)\s?j(?:ours?)?\s?(?:sur|/)\s?(?:7|sept)\b"
            r"|\b(?:viens|venez|viendr\w+|travaill\w+|work\w*)\b.{0,30}\b(?:dimanches?|sundays?)\b"
        ),
        re.compile(f"{_NEVER}|{_OF_OTHERS}"),
    ),
    Saying(
        "public_holiday",
        re.compile(
            r"\b(?:jours? feries?|public holidays)\b.{0,25}"
            r"\b(?:compris|inclus|aussi|egalement|travailles?|included)\b"
            r"|\b(?:compris|meme|aussi|travaill\w+|viens|venez|viendr\w+|work\w*)\b.{0,25}"
            r"\b(?:jours? feries?|1er mai|(?:jour de )?noel|25 decembre|14 juillet|jour de l.an"
            r"|public holidays)\b"
        ),
        re.compile(f"{_NEVER}|{_OF_OTHERS}"),
    ),
    Saying(
        "public_holiday",
        re.compile(rf"\b{_HOLIDAYS}\b.{{0,120}}?{_YOUNG_COME}|{_YOUNG_COME}.{{0,40}}?\b{_HOLIDAYS}\b"),
        re.compile(
            rf"{_NEVER}|\bpas\b|\b(?:ferm\w+|repos|chomes?|conge\w*|off|clos\w*|apres|avant|sauf|hors|hormis|excepte)\b"
        ),
    ),
    Saying(
        "two_days_off",
        re.compile(r"\b(?:6|six)\s?j(?:ours?)?\s?(?:sur|/)\s?(?:7|sept)\b"),
        re.compile(f"{_NEVER}|\\bouvert\\w*|\\bopen\\b"),
    ),
    # In the words it lifts what is forbidden (`wording`), as its declaration does: somebody asks for it too.
    Saying("dangerous_work", re.compile(r"\bderogations?\b"), re.compile(r"(?!)"), observed=False),
)  # fmt: skip


_DECLARED = {
    Declaration.BAR: "bar",
    Declaration.DANGEROUS_WORK: "dangerous_work",
    Declaration.PUBLIC_HOLIDAYS: "public_holiday",
    Declaration.ONE_AND_A_HALF_DAYS_OFF: "two_days_off",
}
"""What is asked already by its declaration."""


def check(offer: OfferWrite, naf: str | None, *, minors: bool) -> Iterator[Finding]:
    """What a referent is asked about in the words of an offer for minors, each rule once."""
    if not minors:
        return
    told = {_DECLARED[one] for one in offer.declarations if one in _DECLARED}
    if Weekday.SUNDAY in offer.weekdays or sundays.allowed(offer, naf):
        told.add("no_sunday")
    observes = offer.kind is OfferKind.OBSERVATION
    # In its guises, which come behind it, a sentence may no longer say when.
    of_night: set[tuple[str, tuple[int, int]]] = set()
    for sentence in text.of(offer):
        days = _THROUGH_SUNDAY.search(sentence.text) if "no_sunday" not in told else None
        if days and _comes(sentence.text, days.start()):
            told.add("no_sunday")
            yield _asked("no_sunday", sentence, days)
        for saying in SAYINGS:
            if saying.rule in told or not (saying.observed if observes else not saying.observers):
                continue
            found = saying.says.search(sentence.text)
            if found is None or saying.unless.search(sentence.text):
                continue
            if saying.rule == "dangerous_work":
                place = sentence.field, sentence.span(*found.span())
                if forbidden.derogates_from_night(sentence.text):
                    of_night.add(place)
                if place in of_night:
                    continue
            if saying.rule == "no_sunday" and not _comes(sentence.text, found.start()):
                continue
            told.add(saying.rule)
            yield _asked(saying.rule, sentence, found)


def _comes(said: str, at: int) -> bool:
    """Whether days are those of who applies, or of nobody named."""
    part = whose.clause(said, at)
    return part.whose != "others" and not part.taken_back


def _asked(rule: str, sentence: text.Sentence, found: re.Match[str]) -> Finding:
    words = sentence.words(*found.span())
    return Finding(rule, sentence.field, "asked", words, exactly=text.quoted(words))
