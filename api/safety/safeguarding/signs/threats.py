"""Threats to somebody: held like insults, and graver. What somebody else is said to have said is not one."""

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import Rulebook, rule

_I = Finding.INSULT
_WILL = r"(?:je (?:vais|va)|j[' ]?vais|jvai|j'?vas|^\W*vais|on va|(?:il|elle) va|(?:ils|elles) vont)"
_HURT = (
    r"(?:tuer|defoncer|demolir|exploser|massacrer|egorger|crever|buter|fumer|taper|frapper|cogner|tabasser"
    r"|eclater|planter|saigner|etrangler|retrouver et|niquer|demonter|lyncher|violer|derouiller)"
)
_BREAK = r"(?:cass|pet|defonc|explos|eclat|demont|fracass|bris|arrach|refai)"
_BODY = (
    r"(?:(?:la|ta|le|les|tes) (?:gueule|bouche|face|tronche|machoire|nez|dents|jambes?|genoux?|bras"
    r"|doigts|cotes|crane|portrait))"
)
_HEAD = r"(?:defonc|explos|eclat|fracass|arrach)"
"""What is done to a head in earnest: a head that somebody breaks (« casse la tête ») is only tired."""
_JOKE = (
    r"\b(?:au (?:jeu|foot|tennis|ping pong|uno|babyfoot|basket|echecs)|sur (?:fifa|fortnite|mario|rocket|la"
    r" console)|a (?:fifa|fortnite|mario|la course|l'entrainement|manger)|de (?:questions?|bisous?|rire"
    r"|travail)|comme un livre)\b|\bl'epaule\b"
)
_SOMEBODY_SAID = (
    r"\b(?:m'|me |nous |lui |leur )(?:a |ont |avait |avaient )?(?:deja |encore |souvent |toujours )?"
    r"(?:dit|disent|disait|disaient|ecri\w*|menac\w*|repet\w*|envo\w*|cri\w*|hurl\w*|balanc\w*|sort\w*"
    r"|lanc\w*)\b"
    r"|\b(?:il|elle|ils|elles|mon|ma|mes|un|une) (?:\w+ ){0,3}(?:a dit|disent?|disait|a ecrit|menace\w*)\b"
    r"|\bj'ai (?:recu|lu)\b|\b(?:quelqu'un|un adulte|on) te (?:dit|demande|menace)\b"
    r"|\b(?:appelle|appelez|contacte)\b.{0,12}\b(?:3018|119|17)\b"
)

BLACKMAIL = (
    "balanc publi diffus affich",
    r"\bsi tu (?:ne |n'|m'|me )?(?:[\w']{1,20} ){1,4}?,? ?(?:je |j'?)(?:vais )?"
    r"(?:balance\w*|publie\w*|diffuse\w*|affiche\w*)\b~{0,6}\b(?:tout|tes|ta|nos)\b"
    r"|\b(?:je |j'?)(?:vais )?(?:balance\w*|publie\w*|diffuse\w*) (?:tout|tes \w+)\b~{0,6}\bsi tu\b",
    rf"{_SOMEBODY_SAID}|\b(?:cv|lettre|dossier|site|page|annonce|offre|plainte|harcel\w*|d'accord"
    r"|si tu veux)\b",
)
"""A threat to tell or show everything, as `rule` takes it; of an adult to a minor it is an advance."""

BOOK = Rulebook(
    rule(
        _I,
        "tuer defonc demol explos massac egorg crever buter fumer taper frapp cogner tabas eclat planter"
        " saigner etrang retrouver niquer demont lynch violer derouill",
        rf"\b{_WILL} (?:tous? )?(?:te |vous |t')\s?{_HURT}\b(?! (?:une?|des|les?|la|l'|ce\w*|dans)\b)",
        rf"{_SOMEBODY_SAID}|{_JOKE}",
    ),
    rule(
        _I,
        "gueule bouche face tete tronche machoire nez dents jambe genou bras doigts cotes crane portrait",
        rf"\b(?:{_WILL} (?:te |vous |t')|(?:je (?:vais|va)|j'?vais|j'?vas|on va) (?:lui|leur) )"
        rf"(?:{_BREAK}(?:er|re) {_BODY}|{_HEAD}er (?:la|ta) tete)\b"
        rf"|\b(?:je |j'?|on )(?:te|t|vous|lui|leur) {_BREAK}(?:es?|s) {_BODY}\b"
        rf"|\btu (?:vas|va) (?:te faire|finir par te faire) {_BREAK}(?:er|re) {_BODY}\b"
        rf"|^\W*casser (?:la|ta) gueule\W*$",
        rf"{_SOMEBODY_SAID}|{_JOKE}|\b(?:photo\w*|dessin\w*|dentiste)\b",
    ),
    rule(
        _I,
        "claque gifle baffe raclee droite peau tabasser defoncer frapper demonter dents",
        rf"\b{_WILL} (?:te |vous |t')\s?(?:mettre|coller|foutre|filer) (?:une |ta )(?:claque|gifle|baffe"
        rf"|raclee|droite)\b|\b{_WILL} (?:te |vous )faire la peau\b|\bj'?aurai ta peau\b"
        r"|\btu (?:vas|va) (?:te faire|finir par te faire) (?:tabasser|defoncer|frapper|demonter)\b(?! par )"
        r"|\btu (?:vas|va) (?:manger|bouffer|avaler) tes dents\b",
        rf"{_SOMEBODY_SAID}|{_JOKE}",
    ),
    rule(
        _I,
        "croise trouve attrape chope retrouv",
        r"\b(?:attends?(?: un peu| juste)?|tu vas voir|t'?inquiete)\b~{0,12}"
        r"\b(?:que|quand|si|des que) (?:je |j'?)(?:te |t')\s?(?:croise|trouve|attrape|chope|retrouve)\w*\b"
        r"(?! (?:une?|des|les?|la|l'|ce\w*)\b)|\bsi je (?:te |t')\s?(?:croise|attrape|chope|retrouve)\b"
        r"~{0,20}\b(?:tu vas|t'?es mort\w*|je te|je t')",
        _SOMEBODY_SAID,
    ),
    rule(
        _I,
        "regrett payer cher mort",
        r"\btu (?:vas|va) (?:le|me le|bien le|tellement le|grave le) (?:regretter|payer)\b"
        r"(?! (?:si|en fin|plus tard))|\btu (?:me )?le (?:paieras?|payeras?|regretteras?)\b(?! (?:pas|si))"
        r"|^\W*(?:tu es|t'?es) mort\w?\W*$",
        rf"{_SOMEBODY_SAID}|\b(?:choi\w*|filiere|option|metier|formation|bac|abandonn\w*|diplome|pas)\b",
    ),
    rule(_I, *BLACKMAIL),
)
