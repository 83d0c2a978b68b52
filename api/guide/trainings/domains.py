"""Fields of training, in words of our own: groups of the NSF's groups.

They are those of its first two digits, where these do not mislead: 22 holds kitchens, chemistry and heating,
33 nurses, teachers and swimming instructors.
"""

DOMAINS = {
    "10": "Formations générales",
    "11": "Mathématiques et sciences",
    "12": "Sciences humaines et droit",
    "13": "Lettres, langues et arts",
    "20": "Technologies de production",
    "21": "Agriculture, nature, animaux",
    "22": "Agroalimentaire et cuisine",
    "23": "Bâtiment, bois, chauffage",
    "24": "Mode, textile et cuir",
    "25": "Mécanique, électricité, électronique",
    "26": "Chimie, matériaux, métaux",
    "30": "Services et organisation",
    "31": "Commerce, gestion, transport",
    "32": "Communication, information, numérique",
    "33": "Santé, social, hôtellerie, beauté",
    "34": "Sécurité, propreté, environnement",
    "35": "Sport, culture et animation",
    "36": "Enseignement et formation",
    "37": "Image, son et spectacle",
    "41": "Développement personnel",
    "42": "Loisirs et vie quotidienne",
}
_OTHERS = {
    "221": "22",
    "227": "23",
    "22": "26",
    "323": "37",
    "324": "30",
    "333": "36",
    "335": "35",
    "342": "13",
    "345": "12",
}
"""By how a group begins, the longest first; 26 and 35 to 37 are no beginnings of the NSF's own."""
_NONE = ("340", "341")
"""Services to the public of all kinds, and planning of towns: of no field here."""

_ARTS = "13"
_NAMED_ARTS = r"\m(design|arts graphiques|métiers d.art)\M"


def domain(group: str) -> str:
    """SQL that makes a field of a group of the NSF; null where it is of none."""
    none = ", ".join(f"'{code}'" for code in _NONE)
    others = (f"WHEN starts_with({group}, '{begins}') THEN '{code}'" for begins, code in _OTHERS.items())
    codes = ", ".join(f"'{code}'" for code in DOMAINS)
    return (
        f"CASE WHEN {group} IN ({none}) THEN NULL {' '.join(others)}"
        f" WHEN left({group}, 2) IN ({codes}) THEN left({group}, 2) END"
    )


# `told_fields`: of each diploma the field that its own group gives, Certif-Info's and Onisep's; what calls
# itself an art or a design is one, whatever it is made of. Where as many say one as another, none is told.
_TOLD = f"""
    WITH told AS (
        SELECT code AS training_id, {domain("specialty_group")} AS domain, 1 AS list FROM training_diploma
        UNION ALL
        SELECT diploma_code, {domain("specialty_group")}, 2 FROM training_certification
        UNION ALL
        SELECT diploma_code, {domain("specialty_group")}, 3 FROM coded
    ), weighed AS (
        SELECT training_id, domain, rank() OVER (PARTITION BY training_id ORDER BY count(DISTINCT list) DESC)
            AS rank
        FROM told WHERE domain IS NOT NULL GROUP BY training_id, domain
    )
    SELECT d.code AS training_id, CASE
        WHEN d.diploma IN ('DNMADE', 'DSAA') OR d.title ~* '{_NAMED_ARTS}' THEN '{_ARTS}'
        WHEN count(w.domain) = 1 THEN min(w.domain) END AS domain
    FROM training_diploma d LEFT JOIN weighed w ON w.training_id = d.code AND w.rank = 1 GROUP BY d.code
"""  # noqa: S608

# `fielded`: the same, and of a common first year the field of more than half of what follows it, or its own
# where of none there is more.
_FIELDED = f"""
    WITH later AS (
        SELECT f.common_code, told.domain, count(DISTINCT l.training_id) AS trainings
        FROM training_family f JOIN living l ON l.code = f.diploma_code
        JOIN told_fields told ON told.training_id = l.training_id GROUP BY f.common_code, told.domain
    ), shares AS (
        SELECT *, max(trainings) OVER family AS most, sum(trainings) OVER family AS total
        FROM later WINDOW family AS (PARTITION BY common_code)
    ), chief AS (
        SELECT common_code, array_agg(domain) AS domains, bool_or(2 * most > total) AS is_half
        FROM shares WHERE trainings = most GROUP BY common_code
    )
    SELECT told.training_id, CASE
        WHEN chief.common_code IS NULL OR told.domain = '{_ARTS}' OR told.domain = ANY(chief.domains)
            THEN told.domain
        WHEN chief.is_half THEN chief.domains[1] END AS domain
    FROM told_fields told LEFT JOIN chief ON chief.common_code = told.training_id
"""  # noqa: S608

WORKING = {"told_fields": _TOLD, "fielded": _FIELDED}
"""Tables for the time of a refresh, after `living`."""
