"""What files are that no source reads, and why: told of each file of a folder."""

from pathlib import Path
from typing import NamedTuple


class Unread(NamedTuple):
    """Why files of a kind are not imported, and how they are known: by names that they hold, or by their
    ending; as in `recognise`, several names together.
    """

    fr: str
    en: str
    signs: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


KINDS = (
    Unread(
        "badges et leurs normes\u00a0: vérifiés, pas importés",
        "badges and their standards: verified, not imported",
        (
            "context",
            "openbadges",
            "achievement additionalproperties",
            "additionalitems allof",
            "https_openbadgespec_org_v2_context_json",
        ),
        (".jwt", ".png"),
    ),
    Unread(
        "description d’API",
        "a description of an API",
        ("openapi paths", "additionalproperties anyof"),
        (".yaml", ".yml"),
    ),
    Unread(
        "offres de partenaires\u00a0: celles qui sont lues s’importent sous leur nom (voir --list)",
        "partners' offers: those that are read are imported under their names (see --list)",
        (
            "intitule lieutravail",
            "apply contract",
            "appellations establishmentscore",
            "company contractdescription",
            "application_url contrat location_cp",
            "clientcode contracttype customfields",
            "contract_period_unit company_title",
            "broadbean company",
            "titre entreprise redirection",
            "activiteprincipaleetablissement naf_code",
            "employer_name employer_website",
            "employer_name internshipoffers",
            "sectors external_url uuid",
        ),
    ),
    Unread(
        "liste légale (titres de séjour)\u00a0: elle se lirait comme un conseil",
        "a legal list (residence permits): it would be read as advice",
        ("code_fap famille_professionnelle region",),
    ),
    Unread("licence non indiquée", "no licence stated", ("rome cbassin ind_tension_d",)),
    Unread(
        "part dans l’emploi régional de l’ancienne nomenclature\u00a0: aucune page ne la montre",
        "share of a region's employment in the old nomenclature: no page shows it",
        ("fap_3 emp_fap_reg",),
    ),
    Unread(
        "domaines de l’Onisep\u00a0: Idéo-Métiers et Idéo-Fiches les disent de chaque métier",
        "Onisep's domains: Idéo-Métiers and its sheets tell them of each career",
        ("domaine_onisep sous_domaine_onisep",),
    ),
    Unread(
        "familles de 2de pro en HTML\u00a0: la nomenclature du ministère les dit",
        "families of 2de pro in HTML: the ministry's nomenclature tells them",
        ("acces desc for_0",),
    ),
    Unread(
        "réponse d’API de l’Onisep\u00a0: ses listes entières s’importent",
        "an answer of Onisep's API: its whole lists are imported",
        ("url_et_id_onisep",),
    ),
    Unread("texte, pas un tableau", "a text, no table", (), (".md", ".txt")),
)
_ONE_COLUMN = KINDS[-1]


def kind_of(path: Path, names: frozenset[str]) -> Unread | None:
    """What a file is that holds these names; null where nobody knows."""
    for kind in KINDS:
        if path.suffix in kind.endings or any(frozenset(sign.split()) <= names for sign in kind.signs):
            return kind
    return _ONE_COLUMN if len(names) == 1 else None
