"""What an operator imports before the first day, at its smallest: lists in their publishers' own shapes."""

import json
from pathlib import Path

UAI = "0440001A"
SCHOOL = "Collège du pilote"
MAILBOX = f"ce.{UAI.lower()}@ac-nantes.fr"
DEPARTMENT, COMMUNE, CAREER = "44", "44109", "A1203"

_OF_INSEE = {"region": "52", "chefLieu": COMMUNE, "zone": "metro", "typeLiaison": 0}
_NANTES = {"code": COMMUNE, "nom": "Nantes", "departement": DEPARTMENT, "codesPostaux": ["44000"]}
_LISTS = {
    "departements": json.dumps([{**_OF_INSEE, "code": DEPARTMENT, "nom": "Loire-Atlantique"}]),
    "communes": json.dumps([{**_OF_INSEE, **_NANTES, "type": "commune-actuelle"}]),
    "codes-postaux": "Code_commune_INSEE;Nom_commune;Code_postal;coordonnees_gps\n"
    f"{COMMUNE};NANTES;44000;47.23, -1.54\n",
    "rome": "code_rome;code_ogr;libelle_rome;code_rome_parent;code_fiche_metier\n"
    f"{CAREER};1;Jardinier / Jardinière;{CAREER};1\n",
    "lieux": "id;name;kind;commune_code;address;lat;lon;uai;opening_hours\n"
    f"pilote;{SCHOOL};middle_school;{COMMUNE};1 rue du Pilote;47.22;-1.55;{UAI};\n",
}
"""With the columns by which `epass import --all` knows whose lists they are."""


def written(folder: Path) -> Path:
    """A folder with these lists."""
    folder.mkdir()
    for source, text in _LISTS.items():
        (folder / f"{source}.{'json' if text[0] == '[' else 'csv'}").write_text(text)
    return folder
