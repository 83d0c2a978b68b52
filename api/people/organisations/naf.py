"""Words of activities: the sections of the French nomenclature (NAF rév. 2, INSEE, décret 2007-1888)."""

from collections.abc import Mapping

from api.platform.kit.language import Words

# The last division of each section, and its words.
_SECTIONS: tuple[tuple[int, Words], ...] = (
    (3, {"fr": "Agriculture, sylviculture et pêche", "en": "Agriculture, forestry and fishing"}),
    (9, {"fr": "Industries extractives", "en": "Mining and quarrying"}),
    (33, {"fr": "Industrie manufacturière", "en": "Manufacturing"}),
    (35, {"fr": "Électricité, gaz, vapeur et air conditionné", "en": "Electricity, gas, steam, cooling"}),
    (39, {"fr": "Eau, assainissement, déchets et dépollution", "en": "Water, sewerage and waste"}),
    (43, {"fr": "Construction", "en": "Building trades"}),
    (47, {"fr": "Commerce, réparation d’automobiles et de motocycles", "en": "Trade and vehicle repair"}),
    (53, {"fr": "Transports et entreposage", "en": "Transport and storage"}),
    (56, {"fr": "Hébergement et restauration", "en": "Hotels and restaurants"}),
    (63, {"fr": "Information et communication", "en": "Information and communication media"}),
    (66, {"fr": "Finance et assurance", "en": "Finance and insurance"}),
    (68, {"fr": "Immobilier", "en": "Real estate"}),
    (75, {"fr": "Activités spécialisées, scientifiques et techniques", "en": "Professional and technical"}),
    (82, {"fr": "Services administratifs et de soutien", "en": "Administrative and support services"}),
    (84, {"fr": "Administration publique", "en": "Public administration"}),
    (85, {"fr": "Enseignement", "en": "Education"}),
    (88, {"fr": "Santé humaine et action sociale", "en": "Health and social work"}),
    (93, {"fr": "Arts, spectacles et loisirs", "en": "Arts, shows and leisure"}),
    (96, {"fr": "Autres services", "en": "Other services"}),
    (98, {"fr": "Ménages employeurs", "en": "Households as employers"}),
    (99, {"fr": "Organisations internationales", "en": "International bodies"}),
)


def label(code: str) -> Words:
    """What an activity is called in both languages; one that the nomenclature lacks counts as a service."""
    division = int(code[:2])
    return next((words for last, words in _SECTIONS if division <= last), _SECTIONS[18][1])


def sector(code: str | None) -> Mapping[str, object] | None:
    """Code and words; null where the activity is not known."""
    return None if code is None else {"code": code, "label": label(code)}
