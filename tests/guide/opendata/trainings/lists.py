"""Small lists in the publishers' layouts."""

from collections.abc import Sequence

from tests.guide.opendata.conftest import Imports

DIPLOMA_HEADER = (
    "FORMATION_DIPLOME;NIVEAU_FORMATION_DIPLOME;GROUPE_SPECIALITE;LIBELLE_COURT;LIBELLE_LONG_200;"
    "DATE_OUVERTURE;DATE_FERMETURE;ANCIEN_DIPLOME_1;NOUVEAU_DIPLOME_1;NOUVEAU_DIPLOME_2"
)
COURSE_HEADER = (
    "MEF;DISPOSITIF_FORMATION;FORMATION_DIPLOME;DUREE_DISPOSITIF;ANNEE_DISPOSITIF;LIBELLE_LONG;"
    "LIBELLE_EDITION;MEF_STAT_11;DATE_OUVERTURE;DATE_FERMETURE"
)
CERTIFICATION_HEADER = (
    "Code_Diplome;Libelle_Diplome;Libelle_Type_Diplome;Code_Niveau_Europeen;Libelle_FormaCode;Code_Rome_1;"
    "Code_Rome_2;Code_Nsf;Code_RNCP;Code_Scolarité;codeIdeo2;Code_Ancien_Scolarité"
)
LEVELS = (
    "NIVEAU_FORMATION_DIPLOME;NIVEAU_INTERMINISTERIEL;LIBELLE_COURT;LIBELLE_100;DATE_FERMETURE;"
    "NIVEAU_QUALIFICATION_RNCP\n"
    "500;5;CAP;CERTIFICAT D'APTITUDE PROFESSIONNELLE;;03\n"
    "400;4;BAC PRO;BAC PROFESSIONNEL;;04\n"
)


def table(header: str, *rows: str) -> str:
    """A list of these rows."""
    return "\n".join((header, *rows, ""))


def diploma(
    code: str,
    label: str,
    *,
    opened: str = "01/09/2014",
    closed: str = "",
    before: str = "",
    successors: Sequence[str] = (),
) -> str:
    """A row of formations-diplomes."""
    one, two = [*successors, "", ""][:2]
    return f"{code};{code[:3]};{code[3:6]};X;{label};{opened};{closed};{before};{one};{two}"


def course(code: str, diploma_code: str, stat: str, edition: str, *, years: int, year: int) -> str:
    """A row of the MEF."""
    return f"{code};{code[:3]};{diploma_code};{years};{year};{edition.upper()};{edition};{stat};01/09/2014;"


def certification(
    code: str, label: str, *, diploma_code: str = "", careers: Sequence[str] = ("D1102",), replaces: str = ""
) -> str:
    """A row of Certif-Info."""
    one, two = [*careers, "", ""][:2]
    return f"{code};{label};Diplôme;3;Boulangerie;{one};{two};221;37537;{diploma_code};FOR.2246;{replaces}"


def pupils(*rows: tuple[str, str], year: int = 2020) -> str:
    """A list of pupils: UAI and MEF_STAT_11."""
    return table(
        "Rentrée scolaire;UAI;Mef Bcp 11;Nombre d'élèves : Total",
        *(f"{year};{uai};{stat};11" for uai, stat in rows),
    )


def affelnet(*rows: tuple[str, str, str]) -> str:
    """Affelnet's offer: UAI, MEF_STAT_11, ST or AP."""
    return table(
        "Académie;ID_ETAB;CO_MEFSTAT;CO_STA;FL_VRECENS;VAL_CARSCO",
        *(f"Nantes;{uai};{stat};{status};N;12" for uai, stat, status in rows),
    )


SHEET = """<formation><identifiant>FOR.2246</identifiant><code_scolarite>50022137</code_scolarite>
<libelle_complet>CAP boulanger</libelle_complet><sigle/>
<type_Formation><type_formation_libelle>CAP</type_formation_libelle></type_Formation>
<duree_formation>2 ans</duree_formation>
<descriptif_format_court><![CDATA[ <p>Ce <b>CAP</b> forme à faire du pain.</p> <p>Et des quiches.</p>]]>
</descriptif_format_court>
<url>https://www.francecompetences.fr/recherche/rncp/37537/</url>
<nsf_discipline><NSF_discipline_code>221</NSF_discipline_code></nsf_discipline>
<niveau_certification>niveau 3 (niveau CAP)</niveau_certification>
<poursuites_etudes><poursuite_etudes><type_Poursuite>poursuite d'études conditionnelle</type_Poursuite>
<formation_poursuite_Etudes>BP boulanger</formation_poursuite_Etudes></poursuite_etudes></poursuites_etudes>
<metiers_formation><metier><id>MET.20</id><synonymes><synonyme><nom_metier>x</nom_metier></synonyme></synonymes>
</metier></metiers_formation><modification_date>25/06/2024</modification_date></formation>"""


def sheets(*found: str) -> str:
    """Onisep's sheets in one file."""
    return f"<formations>{''.join(found)}</formations>"


BAKER = course("2412213721", "50022137", "24110022137", "1cap2 boulanger", years=2, year=1)

CERTIFIED_BAKER = table(CERTIFICATION_HEADER, certification("1", "CAP boulanger", diploma_code="50022137"))


def baker(imports: Imports) -> None:
    imports.first("niveaux-formation", LEVELS)
    imports.first("formations-diplomes", table(DIPLOMA_HEADER, diploma("50022137", "BOULANGER (CAP)")))
    imports.first("mef", table(COURSE_HEADER, BAKER))
    imports(
        "certif-info",
        table(CERTIFICATION_HEADER, certification("1", "CAP boulanger", diploma_code="50022137")),
    )
