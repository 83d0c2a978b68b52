"""Small lists of occupations, basins, hirings and ratings, as their publishers write them."""

from typing import Any

import httpx

FAP_2009 = (
    "Code FAP détaillées;FAP détaillées;Code FAP agrégées;FAP agrégées;Code domaines professionnels;"
    "domaines professionnels\n"
    "S0Z42;Boulangers, pâtissiers;S0Z;Ouvriers de l'alimentation;S;Hôtellerie, alimentation\n"
    "S0Z41;Charcutiers, traiteurs;S0Z;Ouvriers de l'alimentation;S;Hôtellerie, alimentation\n"
)
FAP_2021 = (
    "Code_FAP341;Intitulé_FAP341;Code_FAP228;Intitulé_FAP228;"
    "Code_FAP86;Intitulé_FAP86;Code_FAP22;Intitulé_FAP22\n"
    "S0X42;Boulangers;S0X42;Boulangers et pâtissiers salariés;S0X;Ouvriers de l'alimentation;S;Tout\n"
    "S0X41;Autres;S0X41;Autres ouvriers de l'alimentation;S0X;Ouvriers de l'alimentation;S;Tout\n"
)
FAP_ROME = (
    "Fap;Rome;intitule_rome\nS0Z42;D1102;Boulangerie\nS0Z41;D1103;Charcuterie\nS0Z41;D1102;Boulangerie*\n"
)
BASINS = (
    "reg,dep,codgeo,codbe,libbe\n52,53,53130,5227,LAVAL\n52,44,44109,5220,NANTES\n52,49,49007,5218,ANGERS\n"
)
_PLACE = "52;Pays de la Loire;{};;{};{}"
BMO = (
    "annee;Code métier BMO;Nom métier BMO;Famille_met;Lbl_fam_met;REG;NOM_REG;Dept;NomDept;"
    "BE{0};NOMBE{0};met;xmet;smet\n"
)
MAYENNE, LOIRE, ANJOU = (
    _PLACE.format(*place) for place in (("53", 5227, "LAVAL"), ("44", 5220, "NANTES"), ("49", 5218, "ANGERS"))
)
BAKERS, OTHERS = "S0X42;Boulangers;V;Vente", "S0X41;Autres;Z;Autres"
BMO_2025 = BMO.format(25) + (
    f"2025;{BAKERS};{MAYENNE};40;10;*\n2025;{BAKERS};{LOIRE};100;*;25\n2025;{BAKERS};{ANJOU};*;*;*\n"
    f"2025;{OTHERS};{MAYENNE};90;45;*\n2025;{OTHERS};{LOIRE};*;*;*\n"
)
BMO_2024 = BMO.format(24) + f"2024;{BAKERS};{MAYENNE};20;*;*\n2024;{OTHERS};{MAYENNE};*;*;*\n"
TENSIONS = (
    "fap,Emploi moyen,Tension ,Catégorie Tension,Intensité d'embauches,Lien formation-emploi,"
    "Manque de main-d'œuvre disponible,Non-durabilité de l'emploi,Conditions de travail contraignantes,"
    "Inadéquation géographique,Année,niveau_geo,niveau_fap,reg,dep\n"
    "S0Z42,100,0.5,5.0,3.0,5.0,4.0,2.0,5.0,1.0,2019,nat,fap 225,,\n"
    "S0Z42,100,0.5,4.0,3.0,5.0,4.0,2.0,5.0,1.0,2019,reg ,fap 225,52.0,\n"
    "S0Z42,100,0.5,,,,,,,,2019,dep,fap 225,,53\n"
)


async def figures(client: httpx.AsyncClient, code: str, **where: Any) -> dict[str, Any]:
    response = await client.get(f"/api/v1/careers/{code}/figures", params=where)
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


_NAMED_ELSEWHERE = (
    ("A0Z42", None, "A1204"),
    ("A2Z90", None, "A1301 A1302 A1304 A1305 A1308 A1309 A1310 A1311"),
    ("R2Z80", "R4X91", "D1407"),
    ("L0Z60", "R2X80", "D1410"),
    ("L3Z80", "R2X80", "D1410"),
    ("R2Z83", None, "D1501"),
    ("B7Z91", None, "F1105 F1108 F1115 F1118 F1119 F1120 F1123 F1124 F1128 F1129 F1138 F1143"),
    # « Cadres des études BTP, (…) du contrôle et diagnostic technique du BTP » are new beside it.
    ("B7Z91", None, "F1103 F1130 F1106 F1111 F1112 F1113 F1114 F1116 F1117 F1122 F1125 F1132 F1134 F1135"),
    ("B7Z91", None, "F1136 F1137 F1141"),
    ("H0Z90", None, "H1505"),
    ("V0Z60", None, "J1304"),
    ("T4Z62", None, "K2301 K2313 K2314 K2321"),
    ("L5Z90", "L5X93", "M1403"),
    # Cut from the sheet of M1403, which is counted apart; of M1607 and M1608, and of D1407, likewise.
    ("L5Z90", None, "M1405 M1407 M1408 M1409 M1414 M1419 M1422 M1423 M1430"),
    ("L3Z80", None, "M1607 M1608 M1611 M1613"),
    ("R2Z80", None, "D1418 D1419 D1420"),
    ("A3Z90", "A3X41", "N3102"),
)
ELSEWHERE = {
    (career, occupation): newer
    for occupation, newer, careers in _NAMED_ELSEWHERE
    for career in careers.split()
}
"""Read in the lists: the occupation of 2021 of a career, where that with an equal label does not name it."""
_BESIDE = (
    ("V0Z60", "A1501 A1506 A1510 A1511 J1303 J1312"),
    ("E2Z70", "H1503 H1505 H1510 H1525 H1530 H1531"),
    ("V2Z93", "J1201 J1203 J1204"),
)
MOSTLY_OTHERS = {(career, occupation) for occupation, careers in _BESIDE for career in careers.split()}
"""Read in the lists: careers that are a part of an occupation that is called as another part."""
