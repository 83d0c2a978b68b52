"""What sends whoever reads a page around the app without telling a contact detail: « le numéro est sur notre
vitrine », « pas besoin de passer par l’appli », « pour postuler, passe directement à l’atelier ».
"""

from collections.abc import Iterator, Sequence

from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.rules import Rulebook, rule
from api.safety.safeguarding.views import View

_APP = (
    r"(?:(?:l'|cette |la |le |notre |the |our )?(?:appli\w*|e ?pass|messagerie|plateforme|site de la region"
    r"|formulaire|bouton|app)|ici)\b"
)
_WAYS = (
    r"\b(?:(?:le|notre|mon|l'|nos|les|mes|our|my|the) ?)(?:(?:adresse )?(?:e ?)?mails?|adresse"
    r"|phone(?: number)?|number)\b"
)
"""Of telephones in French, `veiled` knows."""
_SHOWN_ON = (
    r"\b(?:sur|dans|on|in) (?:(?:le|la|l'|les|notre|nos|mon|ma|mes|our|my|the) ?)?(?:site(?! de la region)"
    r"|vitrines?|devantures?|page(?! (?:de|du|d'|web))|facades?|enseignes?|camion|camionnette|annuaires?"
    r"|google|internet|website|window|shop ?front|van)\b"
)
"""Where whoever walks past or searches reads it."""
_GO = (
    r"(?:passe[sz]?|venez|viens|presente[sz]?|rends toi|rendez vous|appel\w+|telephone[sz]?"
    r"|ecri[st]\w*|ecrivez|contacte[sz]?|demande[sz]?|sonne[sz]?|come|call|write)"
)
_MANAGED = (
    r"\b(?:tu (?:mets|ajoutes|notes|reponds|verifies|corriges|cherches|apprends|affiches)|mettre a jour"
    r"|mise a jour|clients?|clientes?|clientele|usagers?|visiteurs?|adherents?|patients?|jamais|ni"
    r"|pas (?:par|sur)|portes ouvertes|jpo|forum|salon|inutile de (?:venir|passer|appeler)|reponds? au"
    r"|passer? par (?:l'appli|ici|l'e ?pass)|restes?|interdit\w*|eteint\w*|rang\w*|chantiers?)\b"
)

_AROUND = Rulebook(
    rule(
        Finding.HANDLE,
        "site vitr devan page facad ensei porte camio panne annua googl inter websi windo shop van door",
        rf"{_WAYS}~{{0,30}}?{_SHOWN_ON}",
        _MANAGED,
    ),
    rule(
        Finding.HANDLE,
        "joindre contacter trouver ecrire reach",
        r"\b(?:nous|me|us) (?:joindre|contacter|trouver|ecrire|retrouver)\b~{{0,30}}?"
        r"\b(?:google|internet|annuaires?|(?:notre|mon) site)\b"
        r"|\b(?:google|internet|annuaires?|(?:notre|mon) site)\b~{0,20}?\b(?:nous|me) (?:joindre|contacter"
        r"|trouver|ecrire)\b",
        _MANAGED,
    ),
    rule(
        Finding.HANDLE,
        "plutot lieu besoin inutil sans rapid simple instea rather need",
        r"\b(?:plutot que|plutot qu'|au lieu|pas besoin|pas la peine|pas obliges?|inutile|sans|instead"
        r"|rather than|no need)"
        rf" ?(?:de |d'|of |to )?(?:passer|postuler|candidater|ecrire|repondre|utiliser|going|using|go|use)"
        rf" (?:(?:par|sur|via|dans|through|by) )?{_APP}"
        rf"|\bplus (?:rapide|simple|facile|direct\w*) que (?:par |via |sur )?{_APP}",
        r"\b(?:stylo|papier)\b",
    ),
    rule(
        Finding.HANDLE,
        "candidat postul",
        r"\bne (?:candidate[sz]?|postule[sz]?) (?:pas|rien) (?:ici|sur l'appli\w*|par l'appli\w*|en ligne)\b",
    ),
    rule(
        Finding.HANDLE,
        "candidat postul inscri apply",
        r"\bpour (?:postuler|candidater|t'inscrire|vous inscrire|la place|le stage)\b~{0,12}?"
        rf"\b{_GO}(?: toi| vous| nous| moi)?(?: nous voir| me voir)?"
        r" (?:directement|plutot|sur place|en personne|au \d|chez|a l'atelier|au magasin|a la boutique"
        r"|au garage|au bureau|a l'accueil|a la ferme)",
        _MANAGED,
    ),
)


def around(view: View, others: Sequence[View]) -> Iterator[Span]:
    """Where a text leads past the app."""
    for each in (view, *others):
        yield from _AROUND.found(each, known=None if each is view else view.text)
