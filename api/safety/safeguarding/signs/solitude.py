"""The same of an adult who seeks to be alone with a minor: when, where, beside the app, and why."""

from api.safety.safeguarding.signs.grooming import Sign, Words

_WITH_PARENTS = (
    r"\b(?:avec (?:tes parents|un de tes parents|ton pere|ta mere|ta classe|ta prof\w*|ton prof\w*|un"
    r" parent|ta"
    r" famille)|convention|portes ouvertes|tes parents (?:ont|sont d'accord|signent)|jpo|salon d\w*)\b"
)

SIGNS: tuple[Words, ...] = (
    # Age and solitude.
    (
        Sign.ALONE,
        1,
        "quel_age age_tu age_au",
        r"\b(?:tu as|t'as|tas|as tu|t a) quel age\b|\bquel age (?:as tu|tu as|t'as|a tu)\b",
        r"\b(?:contrat|apprenti\w*|stage|septembre|permis|3e|troisieme|rentree|inscription|derogation"
        r"|formation)\b",
    ),
    (
        Sign.ALONE,
        3,
        "quelqu'un a_cote avec_toi toute_seule rentres sorte parte",
        r"\b(?:il y a|y'?a|t'as) (?:pas )?quelqu'un (?:avec|a cote de|pres de|chez) toi\b|\bpersonne"
        r" (?:avec|chez) toi"
        r"\s*\?|\btu rentres (?:toute? )?seule?\b|\btes parents (?:partent|sortent)\b~{0,20}\b(?:soir|week\w*"
        r"|samedi|vacances)\b",
        "",
    ),
    # Meeting alone, being fetched.
    (
        Sign.MEETING,
        3,
        "seul personne fermeture accompagnateur tous_les_deux rien_que que_nous nous_deux convention"
        " fenetre rue sans_tes gymnase lycee college stade baisse camper massage week masse",
        r"\bviens? (?:\w+ ){0,4}?(?:toute? )?seule?\b|\brdv seule?\b|\bseuls? (?:dans|au|a"
        r" la)\b~{0,15}\b(?:gymnase"
        r"|gare|atelier|labo|vestiaires?|soir)|\b(?:apres|a) la fermeture\b|\bquand (?:il )?y a (?:plus"
        r" )?personne\b"
        r"|\bquand y'a (?:plus )?personne\b|\bsans (?:accompagnateur|tes parents|tes potes|adulte)\b"
        r"|\b(?:y'?aura|rien|juste|que) que nous\b|\b(?:rien que|juste|seulement|entre) (?:nous|tous les)"
        r" deux\b"
        r"|\btous les deux\b~{0,15}\b(?:week|soir|nuit|camp|resto)|\bpas besoin de convention\b"
        r"|\bpar la fenetre\b~{0,20}\b(?:rue|attend|sors|voiture)\b|\bsors par la fenetre\b"
        r"|\bau (?:coin|bout) de (?:ta|la) rue\b|\b(?:derriere|plus loin que) le (?:stade|lycee|college"
        r"|gymnase)\b"
        r"|\btu te baisses\b|\b(?:camper|un massage|te masser)\b",
        rf"{_WITH_PARENTS}|\b(?:avec un adulte|jamais|clients?|patients?|formation|diplome|cap|spa"
        rf"|estheti\w*)\b",
    ),
    # Elsewhere.
    # Closeness.
    (
        Sign.CLOSENESS,
        2,
        "compren compte ecout nuit pour_toi tout_me repere pere papa semblant plaisir a_moi avec_moi adulte",
        r"\btes parents\b~{0,25}\b(?:t'ecout\w*|te compren\w*|compren\w*|compte pas)|\bils (?:ne"
        r" )?comprendr\w*"
        r"|\bje suis la\b~{0,10}\b(?:nuit|pour toi)|\btu peux tout me dire\b|\bpas besoin de faire semblant"
        r"|\b(?:me )?faire plaisir\b(?=\W*$)|\bun peu (?:ce|ton) (?:repere|pere|papa)\b"
        r"|\bm'en parler a moi\b|\bpasses? (?:un peu )?d[eu] temps avec moi\b|\bcomme avec une adulte",
        r"\b(?:infirmiere|assistante sociale|psy\w*|3018|119|clients?)\b",
    ),
)
