"""What a diploma and a course are called, of the names that lists give them."""

import pytest

from api.guide.opendata.trainings import labels


@pytest.mark.parametrize(
    ("label", "diploma_name", "read"),
    [
        ("BOULANGER-PÂTISSIER (BAC PRO)", "Bac pro", "Bac pro Boulanger-pâtissier"),
        ("GESTION DE LA PME (BTS)", "BTS", "BTS Gestion de la PME"),
        ("1ERE ANNEE DE CAP PRODUCTION (CAP)", "1re année de CAP", "1re année de CAP Production"),
        ("MAINTENANCE OPTION A : AVIONS (BTS)", "BTS", "BTS Maintenance option A\u00a0: avions"),
        ("METIERS DE L'EAU 2NDE COMMUNE (BAC PRO)", "2de pro", "2de pro Métiers de l’eau"),
        ("STD2A ARTS APPLIQUES (BAC TECHNO)", "Bac techno", "Bac techno STD2A arts appliqués"),
        ("STI2D (BAC TECHNO)", "Bac techno", "Bac techno STI2D"),
    ],
)
def test_capitals_become_words(label: str, diploma_name: str, read: str) -> None:
    assert labels.from_capitals(label, diploma_name) == read


@pytest.mark.parametrize(
    ("label", "read"),
    [
        ("CAP boulanger", "CAP Boulanger"),
        ("CAP agricole métiers de l'agriculture", "CAP agricole Métiers de l’agriculture"),
        ("Bac pro spécialité cultures marines", "Bac pro Cultures marines"),
        ("Diplôme de comptabilité et de gestion", "Diplôme de comptabilité et de gestion"),
        ("Boulanger (BM)", "Boulanger (BM)"),
    ],
)
def test_certifications_are_called_alike(label: str, read: str) -> None:
    assert labels.from_certification(label) == read


@pytest.mark.parametrize(
    ("label", "read"),
    [
        ("1cap2 boulanger", "Boulanger"),
        ("2nde pro métiers de la mer 2nde commune", "Métiers de la mer"),
        ("Cs-3 boulangerie spécialisée", "Boulangerie spécialisée"),
        # The list has accents; some of its words lost them.
        ("Csa4 conduite d'un elevage à la ferme", "Conduite d’un élevage à la ferme"),
        ("Année 1/3 Bac pro agri cg entreprise hippique", ""),
    ],
)
def test_a_course_says_what_is_learned_without_its_year(label: str, read: str) -> None:
    assert labels.from_edition(label) == read


@pytest.mark.parametrize(
    ("label", "kind", "diploma"),
    [
        ("CAP boulanger", "certificat d'aptitude professionnelle", "CAP"),
        ("Certificat de capacité d'orthophoniste", "diplôme d'État du paramédical", "Certificat de capacité"),
        ("Diplôme d'ostéopathe", "diplôme d'État du paramédical", "Diplôme"),
        (
            "Diplôme d'Etat d'audioprothésiste",
            "diplôme d'État du paramédical",
            "Diplôme d’État du paramédical",
        ),
    ],
)
def test_no_diploma_of_the_state_is_what_is_called_otherwise(label: str, kind: str, diploma: str) -> None:
    """« Diplôme : Diplôme d’État du paramédical » stood below « Certificat de capacité »."""
    assert labels.diploma_of(label, kind) == diploma
