"""Wanting to die and being hit, in what else is spoken at home: English, Portuguese, Spanish, Turkish,
Darija.
"""

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import rule

_D = Finding.DISTRESS

RULES = (
    rule(
        _D,
        "touch miss help",
        r"\b(?:stepfather|stepdad|father|dad|uncle|brother|teacher|coach|boss|mentor|man|he)\b~{0,12}"
        r"\b(?:touche[sd]|touching|keeps touching) me\b|\b(?:no ?body|no one) (?:would|will|'d) miss me\b"
        r"|^\W*(?:please )?help me(?: please)?\W*$",
        r"\b(?:song|movie|film|book|heart|story)\b",
    ),
    rule(
        _D,
        "morrer matar viver suicid desaparecer",
        r"\b(?:quero|queria|vou|penso em|apetece-me) (?:me )?(?:morrer|matar-me|suicidar\w*|desaparecer)\b"
        r"|\b(?:quero|vou) me matar\b|\bnao (?:quero|aguento) (?:mais )?viver\b",
    ),
    rule(
        _D,
        "bate batem espanca pega maltr",
        r"\b(?:padrasto|madrasta|pai|mae|tio|irmao|patrao|namorado)\b~{0,20}\b(?:me (?:bate|batem|espanca)"
        r"|(?:bate|batem|espanca)[\s-]me)\b|\b(?:padre|padrastro|madre|papa|mama|tio|novio|jefe)\b~{0,20}"
        r"\bme (?:pega|pegan|maltrata)\b",
    ),
    rule(
        _D,
        "morir matarme vivir suicid no_qu",
        r"\b(?:quiero|quisiera|voy a|pienso en) (?:morir(?:me)?|matarme|suicidarme|desaparecer)\b|\bme quiero"
        r" (?:morir|matar)\b|\bno quiero (?:seguir )?(?:vivir|viviendo)\b",
    ),
    rule(
        _D,
        "olmek yasamak intihar dovuyor kendimi vuruy",
        r"\bolmek istiyorum\b|\byasamak istemiyorum\b|\bintihar\b|\bkendimi oldur\w*|\b(?:babam|annem|abim"
        r"|amcam|patron)\b~{0,20}\b(?:dovuyor|vuruyor)\w*",
    ),
    rule(
        _D,
        "nmout nmot hayat darbni kaydarbni kidreb i3ich n3ich drebn khoya bba mama",
        r"\b(?:bghit|baghi|bgha|nebghi|habb?|hab) n?mou?t\b"
        r"|\b3yi+t (?:mn|men|min) (?:had )?(?:l ?|el )?hayat\w*|\bma ?(?:bghit|b9it|baghi)\w* n3ich\b"
        r"|\b(?:baba|bba|mama|khoya|3ammi)\b~{0,12}\b(?:kay|ki|ta?y?)?"
        r"(?:darb|dreb|drab)\w*ni\b",
    ),
)
