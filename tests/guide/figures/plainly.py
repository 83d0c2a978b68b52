"""The publishers' files of occupations read plainly, apart from the code that is tested."""

import random
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from tests.guide.figures.lists import ELSEWHERE, MOSTLY_OTHERS
from tests.guide.opendata.figures.files import dicts_of

MINERALS_TOO = "Fabrication de produits en caoutchouc, plastique, verre, béton ou céramique"

SMALL = [
    "de",
    "des",
    "du",
    "d",
    "la",
    "le",
    "les",
    "l",
    "et",
    "ou",
    "en",
    "a",
    "au",
    "aux",
    "salaries",
    "salarie",
]


def leads(label: str) -> bool:
    """Whether a label is that of who leads others."""
    return label.lower().startswith(
        ("chef", "direct", "dirigeant", "gérant", "manager", "patron", "responsable")
    )


DARES = {
    "women": ("part_femmes_3niv", "Fap3", "Part"),
    "hours": ("horaires_atypiques_3niv", "Fap3", "Pourcentage"),
    "working_time": ("tab6_temps_travail_3niv", "Fap", "Pourcentage"),
    "ages": ("age_2017_2019_3niv", "fap", "annee_2017_2019"),
    "diplomas": ("dipl_moins_30_3niv", "Fap", "Pourcentage"),
}
HOURS = {"Travail de nuit": "night", "Travail le samedi": "saturday", "Travail le dimanche": "sunday"}
TIMES = {
    "Temps partiel": "part_time",
    "dont sous-emploi": "underemployed",
    "Temps complet travaillant plus de 40h par semaine": "over_40_hours",
}
DIPLOMAS = {
    "Aucun diplôme, CEP ou brevet des collèges": "none",
    "CAP, BEP ou autre diplôme équivalent": "cap",
    "Bac, brevet professionnel ou équivalent": "bac",
    "Bac + 2": "bac_2",
    "Diplôme supérieur (bac +3 ou plus)": "bac_3",
    "En cours d'études initiales": "studying",
}


def plain_label(label: str) -> str:
    letters = unicodedata.normalize("NFKD", label.lower().replace("œ", "oe").replace("’", "'"))
    words = re.findall(r"[a-z0-9]+", "".join(one for one in letters if not unicodedata.combining(one)))
    return " ".join(word for word in words if word not in SMALL)


def long_words(label: str) -> set[str]:
    """Of four letters and more, without the plural."""
    return {word.rstrip("s") for word in plain_label(label).split() if len(word) > 3}


def near(told: float | None, exact: float | None, least: float = 0.00051) -> bool:
    """Whether a figure is another one, rounded."""
    return told is exact if None in (told, exact) else abs(told - exact) <= least


class Close(dict[str, Any]):
    """Shares that are compared with what is told of them, rounded."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, told: object) -> bool:
        return (
            isinstance(told, dict)
            and told.keys() == self.keys()
            and all(near(told[name], share) for name, share in self.items())
        )


class Files:
    """What the files tell."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        older = dicts_of(folder / "bmo/Intitules_FAP2009.csv")
        newer = dicts_of(folder / "bmo/Intitules_FAP2021.csv")
        by_label = {plain_label(one["Intitulé_FAP228"]): one["Code_FAP228"] for one in newer}
        self.parents = {
            one["Code FAP détaillées"]: (one["Code FAP agrégées"], one["Code domaines professionnels"])
            for one in older
        }
        labels = {one["Code FAP détaillées"]: plain_label(one["FAP détaillées"]) for one in older}
        self.newer = {code: by_label[label] for code, label in labels.items() if label in by_label}
        careers = dicts_of(folder / "rome/v4-460/unix_referentiel_code_rome_v460_utf8.csv", delimiter=",")
        self.labels = {one["Code FAP détaillées"]: one["FAP détaillées"] for one in older}
        self.names = {one["code_rome"]: one["libelle_rome"] for one in careers}
        self.executives = {one["code_rome"] for one in careers if one["emploi_cadre"] == "O"}
        self.careers = {one["code_rome"]: one["code_rome_parent"] for one in careers}
        self.former = self._stood(folder)
        self.of_sheet: dict[str | None, list[str]] = defaultdict(list)
        for career, sheet in self.former.items():
            self.of_sheet[sheet].append(career)
        self.romes: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for one in dicts_of(folder / "dares-metiers/fap225_rome.csv", "cp1252"):
            if len(one["Rome"]) == 5:
                self.romes[one["Rome"]].append((one["Fap"], one["intitule_rome"].endswith("*")))
        self.held = Counter(code for career in self.careers for code in self._holding(career))
        basins = dicts_of(
            folder / "bmo/France_Travail_Bassin_Emploi_2021_pays-de-la-loire.csv", delimiter=","
        )
        self.basins = {one["codgeo"]: one["codbe"] for one in basins}
        self.hirings = {
            year: dicts_of(folder / f"bmo/bmo_{year}_pays-de-la-loire.csv") for year in (2025, 2024)
        }
        self.rows: dict[str, dict[str, list[dict[str, str]]]] = {}
        for name, (file, column, _value) in DARES.items():
            rows = self.rows[name] = defaultdict(list)
            for one in dicts_of(folder / f"dares-metiers/{file}.csv", "cp1252", ","):
                rows[one[column]].append(one)
        self.wages: dict[str, dict[str, str]] = defaultdict(dict)
        for one in dicts_of(folder / "dares-metiers/salaires_3niv.csv", "cp1252", ","):
            self.wages[one["Fap"]][one["Salaire"]] = one["Pourcentage"]
        self.medians: dict[str, dict[str, str]] = defaultdict(dict)
        for one in dicts_of(folder / "dares-metiers/salaire_median_3niv.csv", "cp1252", ","):
            if one["Salaire_median"] != "NA":
                self.medians[one["Fap3"]][one["Annee"]] = one["Salaire_median"]
        self.sectors: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for one in dicts_of(folder / "dares-metiers/secteurs_employeurs_3niv.csv", "cp1252", ","):
            if one["Pourcentage"] != "NA":
                label = MINERALS_TOO if one["Secteur"] == "CG" else one["Label_secteur"]
                self.sectors[one["Fap"]][label] += float(one["Pourcentage"])
        people = dicts_of(folder / "dares-metiers/effectifs_3niv.csv", delimiter=",")
        self.people = max(people, key=lambda one: one["Annee"])
        tensions = dicts_of(folder / "dares-metiers/tensions_pays-de-la-loire.csv", delimiter=",")
        self.tensions = {(one["fap"], one["niveau_geo"].strip(), one["dep"]): one for one in tensions}

    def _stood(self, folder: Path) -> dict[str, str | None]:
        """The sheet of ROME 3 of each career: its broader one's, unless its own title stood elsewhere and
        none of its titles there. None where that is not clear, or where it is new and no word of its titles
        is in those of the sheet.
        """
        file = "unix_referentiel_appellation_v{}_utf8.csv"
        older = dicts_of(folder / "rome/v3-347" / file.format(347), delimiter=",")
        sheets = {one["code_ogr"]: one["code_rome"] for one in older}
        titles: dict[str, Counter[str]] = defaultdict(Counter)
        own: dict[str, str] = {}
        words: dict[tuple[int, str], set[str]] = defaultdict(set)
        names = dicts_of(folder / "rome/v3-347/unix_referentiel_code_rome_v347_utf8.csv", delimiter=",")
        for one in (*older, *names):
            words[3, one["code_rome"]] |= long_words(
                one.get("libelle_rome") or one["libelle_appellation_long"]
            )
        for one in dicts_of(folder / "rome/v4-460" / file.format(460), delimiter=","):
            words[4, one["code_rome"]] |= long_words(one["libelle_appellation_long"])
            if sheet := sheets.get(one["code_ogr"]):
                titles[one["code_rome"]][sheet] += 1
                if one["libelle_appellation_long"] == self.names[one["code_rome"]]:
                    own[one["code_rome"]] = sheet
        former: dict[str, str | None] = {}
        for career, parent in self.careers.items():
            stood = titles[career]
            if not stood or parent == career:
                is_akin = bool(stood) or parent == career or words[3, parent] & words[4, career]
                former[career] = parent if is_akin else None
                continue
            most = max(stood.values())
            place = own.get(career)
            fits = stood[parent] == most if place is None else 3 * stood[parent] >= most
            if place in (None, parent):
                former[career] = parent if fits else None
            else:
                former[career] = place if not stood[parent] and stood[place] == most else None
        return former

    def _holding(self, career: str) -> dict[str, bool]:
        """The occupations that hold a career, and whether only partly; which careers of a sheet that was
        divided are in a part of it, nobody says.
        """
        sheet = self.former[career]
        divided = any(other != career for other in self.of_sheet.get(sheet, []))
        found = self.romes.get(sheet, []) if sheet else []
        return {code: partly for code, partly in found if not (partly and divided)}

    def occupations(self, career: str) -> list[str]:
        """Executives' for executives, leaders' for leaders, wholly before partly, then the narrowest."""
        found = self._holding(career)
        executive = career in self.executives

        def order(code: str) -> tuple[Any, ...]:
            other_post = not executive and leads(self.labels[code]) != leads(self.names[career])
            unlike = ((code[3] == "9") != executive, other_post)
            return (*unlike, found[code], self.held[code], code[3] == "2", code)

        return sorted(found, key=order)

    def limits(self, career: str, occupation: str) -> dict[str, Any]:
        """How far an occupation is the career."""
        sheet = self.former[career]
        alone = sheet == career and len(self.of_sheet[sheet]) == 1
        return {
            "partly": self._holding(career)[occupation],
            "careers": self.held[occupation],
            "cut_from": None if alone else sheet,
            "employees_only": "salarié" in self.labels[occupation],
        }

    def chosen(self) -> list[tuple[str, str]]:
        """Careers, each asked about in a commune."""
        chance = random.Random(2026)
        communes = ["53130", "44109", "49007", "72181", "85191", "44007", "53147"]
        careers = chance.sample(sorted(self.careers), 50)
        secret = {
            one["Code métier BMO"]
            for one in self.hirings[2025]
            if one["met"] == "*" and one["BE25"] == "5227"
        }
        missing = {code for code, rows in self.rows["hours"].items() if rows[0]["Pourcentage"] == "NA"}
        for wanted in (
            lambda code: self.newer.get(code) in secret,
            lambda code: code not in self.newer,
            lambda code: code in missing,
        ):
            fitting = [one for one in sorted(self.careers) if any(map(wanted, self.occupations(one)))]
            careers += chance.sample(fitting, 6)
        return [
            (code, communes[number % len(communes)] if number < 50 else "53130")
            for number, code in enumerate(careers)
        ]

    def wider(self, occupation: str) -> tuple[str, ...]:
        return (occupation, *self.parents[occupation])

    def counted(self, name: str, occupation: str) -> list[str]:
        """Of an occupation and what holds it, those of ten thousand people or more, or five under thirty."""

        def are_few(code: str) -> bool:
            young = [row for row in self.rows["ages"].get(code, []) if row["tr_age"][:2] in ("15", "25")]
            column = DARES["ages"][2]
            counts = [0 if row[column] == "NA" else float(row[column]) for row in young]
            people = self.people.get(code, "NA")
            return (name == "diplomas" and bool(young) and sum(counts) < 5) or (
                people != "NA" and float(people) < 10
            )

        return [code for code in self.wider(occupation) if not are_few(code)]

    def told(self, career: str, occupation: str, commune: str) -> dict[str, Any]:
        """Each figure as `plain` gives it."""
        if (career, occupation) in MOSTLY_OTHERS:
            return dict.fromkeys(("hiring", "tension", "wages", "sectors", "headcount", *DARES))
        newer = ELSEWHERE.get((career, occupation), self.newer.get(occupation))
        return {
            "hiring": self._hiring(newer, commune),
            "tension": self._tension(occupation, commune[:2]),
            "wages": self._wages(occupation),
            "sectors": self._sectors(occupation),
            "headcount": self._headcount(occupation),
            **{name: self._finest(name, occupation) for name in DARES},
        }

    def _hiring(self, newer: str | None, commune: str) -> Any:
        basin = self.basins[commune]
        told = {}
        for year, rows in self.hirings.items():
            mine = [one for one in rows if one["Code métier BMO"] == newer]
            if mine:
                here = [one for one in mine if one[f"BE{year % 100}"] == basin]
                sure = [one for one in mine if one["met"] != "*"]
                planned = int(here[0]["met"]) if here and here[0]["met"] != "*" else None
                hard = int(here[0]["xmet"]) if here and here[0]["xmet"] != "*" else None
                share = None if planned is None or hard is None else round(100 * hard / planned)
                whole = sum(int(one["met"]) for one in sure) if sure else None
                hard_ones = [int(one["xmet"]) for one in sure if one["xmet"] != "*"]
                floor = len(hard_ones) < len(mine)
                percent = 100 * sum(hard_ones) / (whole or 1)
                # The least that it can be is not rounded up.
                percent = int(percent) if floor else round(percent)
                known = len(sure) == len(mine) and whole and (percent or not floor)
                told[year] = (
                    planned,
                    bool(here) and here[0]["met"] == "*",
                    share,
                    whole,
                    len(sure) < len(mine),
                    (percent, floor) if known else (None, False),
                )
        newest = max(told, default=None)
        if newest is None:
            return None
        now, was = told[newest], told.get(newest - 1)
        # What has a secret in it is compared with nothing.
        of_basin = was[:3] if was and not now[1] and not was[1] else None
        return (newest, now, (of_basin, was[3:] if was and not now[4] and not was[4] else None))

    def _tension(self, occupation: str, department: str) -> Any:
        """The rating of the nearest territory, and those of the wider ones."""
        for code in self.wider(occupation):
            rows = [
                self.tensions.get((code, *place)) for place in (("dep", department), ("reg", ""), ("nat", ""))
            ]
            rated = [
                (level, row)
                for level, row in zip(("department", "region", "country"), rows, strict=True)
                if row and row["Catégorie Tension"]
            ]
            if rated:
                ratings = [(level, float(row["Catégorie Tension"])) for level, row in rated]
                return (code, ratings, float(rated[0][1]["Inadéquation géographique"]))
        return None

    def _wages(self, occupation: str) -> Any:
        """The newest median, and the shares; of the two highest classes together."""
        for code in self.counted("wages", occupation):
            newest = max(self.medians[code], default="")
            shares = [float(share) for share in self.wages[code].values() if share != "NA"]
            if newest or len(shares) == 5:
                median = float(self.medians[code][newest]) if newest else None
                told = [*shares[:3], shares[3] + shares[4]] if len(shares) == 5 else []
                if median and told and not self.is_half(median, told):
                    median, newest = None, ""
                return (code, median, newest or None, Close(enumerate(told)))
        return None

    @staticmethod
    def is_half(median: float, told: list[float]) -> bool:
        """Whether no limit below it has more than half of the people below, and none above it less."""
        less = {limit: round(sum(told[:n])) for n, limit in enumerate((1250, 1500, 2000), 1)}
        fewer = [share for limit, share in less.items() if limit <= median]
        more = [share for limit, share in less.items() if limit >= median]
        return max(fewer, default=50) <= 50 <= min(more, default=50)

    def _sectors(self, occupation: str) -> Any:
        """What share of people works in each sector."""
        for code in self.counted("sectors", occupation):
            if self.sectors[code]:
                return (code, Close(self.sectors[code]))
        return None

    def _headcount(self, occupation: str) -> Any:
        """Hundreds of people, in the newest year."""
        for code in self.wider(occupation):
            if self.people.get(code, "NA") != "NA":
                return (code, self.people["Annee"], round(10 * float(self.people[code])))
        return None

    def _finest(self, name: str, occupation: str) -> Any:
        for code in self.counted(name, occupation):
            rows = self.rows[name].get(code, [])
            found = self._shares(name, rows)
            if found is not None:
                return (code, found)
        return None

    def _shares(self, name: str, rows: list[dict[str, str]]) -> Close | None:
        value = DARES[name][2]
        numbers = [(row, None if row[value] == "NA" else float(row[value])) for row in rows]
        if name == "women":
            now = (share for row, share in numbers if row["Annee"] == "2017-2019")
            return next((Close(share=share) for share in now if share), None)
        if name == "ages":
            total = sum(share or 0 for _row, share in numbers)
            if not total or None in [share for _row, share in numbers]:
                return None
            return Close({row["tr_age"][:5]: 100 * share / total for row, share in numbers})
        column, names = {
            "hours": ("Horaire_atypique", HOURS),
            "working_time": ("Temps_travail", TIMES),
            "diplomas": ("diplome", DIPLOMAS),
        }[name]
        times = 100 if name == "diplomas" else 1
        told = dict.fromkeys(names.values()) | {
            names[row[column]]: None if share is None else times * share
            for row, share in numbers
            if row[column] in names
        }
        return Close(told) if any(share is not None for share in told.values()) else None

    def plain(self, name: str, told: Any) -> Any:
        """What an answer tells of a figure, as the files are read."""
        if told is None:
            return None
        if name == "hiring":
            before, region = told["previous"], told["region"]
            now, was = self._of_basin(told) + self._of_region(region), region["previous"]
            return (told["year"], now, (before and self._of_basin(before), was and self._of_region(was)))
        code = told["occupation"]["code"]
        if name == "tension":
            (distance,) = (one["score"] for one in told["reasons"] if one["reason"] == "distance")
            ratings = [(one["territory"]["level"], one["rating"]) for one in (told, *told["around"])]
            return (code, ratings, distance)
        if name == "wages":
            spread = dict(enumerate(one["share"] for one in told["spread"]))
            return (code, told["median"], told["median_year"], spread)
        if name == "sectors":
            return (code, {one["label"]: one["share"] for one in told["sectors"]})
        if name == "headcount":
            return (code, told["year"], told["people"] / 100)
        if name == "women":
            return (code, {"share": told["share"]})
        if name == "ages":
            return (code, {one["age"].replace("60+", "60 an"): one["share"] for one in told["groups"]})
        beside = ("year", "territory", "source", "occupation")
        return (code, {key: share for key, share in told.items() if key not in beside})

    @staticmethod
    def _of_basin(here: Any) -> tuple[Any, ...]:
        return (here["planned"], here["secret"], here["difficult_share"])

    @staticmethod
    def _of_region(region: Any) -> tuple[Any, ...]:
        shares = (region["difficult_share"], region["difficult_at_least"])
        return (region["planned"], region["secret"], shares)

    def coverage(self) -> tuple[int, ...]:
        hired = {one["Code métier BMO"] for one in self.hirings[2025]}
        chains = [self.occupations(career) for career in self.careers]
        newer = [{self.newer[one] for one in chain if one in self.newer} for chain in chains]
        return (
            len(chains),
            sum(bool(codes & hired) for codes in newer),
            sum(not chain for chain in chains),
            sum(bool(chain) and not codes for chain, codes in zip(chains, newer, strict=True)),
            sum(bool(codes) and not codes & hired for codes in newer),
        )
