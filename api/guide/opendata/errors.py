"""What can be wrong with a file, and with a row."""

Words = tuple[str, str]
"""French, English."""

BROKEN: dict[str, Words] = {
    "unknown_source": ("Source inconnue", "Unknown source"),
    "demo_only": (
        "Sans licence connue, seulement pour une démonstration : --demo",
        "Without a known licence, only for a demonstration: --demo",
    ),
    "unreachable": ("Adresse injoignable", "Address out of reach"),
    "not_found": ("Fichier introuvable", "File not found"),
    "not_a_file": ("Un fichier est attendu", "A file is expected"),
    "not_a_folder": ("Un dossier est attendu", "A folder is expected"),
    "no_access": ("Fichier inaccessible", "A file that cannot be opened"),
    "report": ("Le rapport ne peut pas être écrit", "The report cannot be written"),
    "not_a_report": (
        "Ce fichier contient autre chose qu’un rapport : il n’est pas remplacé",
        "This file holds something else than a report: it is not replaced",
    ),
    "empty": ("Fichier vide", "Empty file"),
    "html_page": ("Page web au lieu de données", "A web page instead of data"),
    "bad_archive": ("Archive abîmée ou tronquée", "Broken or truncated archive"),
    "bad_encoding": ("Texte illisible : encodage inconnu", "Unreadable text: unknown encoding"),
    "wrong_format": ("Format inattendu pour cette source", "Not the format of this source"),
    "unknown_header": ("Colonnes non reconnues", "Columns not recognised"),
    "bad_json": ("JSON abîmé ou tronqué", "Broken or truncated JSON"),
    "bad_workbook": ("Classeur illisible", "Unreadable workbook"),
    "truncated": ("Fichier coupé au milieu d’une ligne", "File cut in the middle of a row"),
    "many_gone": (
        "Trop de ce qui est là disparaîtrait d’un coup ; si c’est voulu : --force",
        "Too much of what is there would vanish at once; if that is meant: --force",
    ),
    "many_blank": (
        "Trop de ce que l’on sait deviendrait vide d’un coup ; si c’est voulu : --force",
        "Too much of what is known would become blank at once; if that is meant: --force",
    ),
    "many_changed": (
        "Trop de noms, de numéros, de lieux ou de dates changeraient d’un coup ; si c’est voulu : --force",
        "Too many names, numbers, places or dates would change at once; if that is meant: --force",
    ),
    "ragged": (
        "Une ligne n’a pas autant de cellules que l’en-tête : fichier abîmé",
        "A row does not have as many cells as the header: damaged file",
    ),
    "open_quote": (
        "Un guillemet de trop ou de moins avale des lignes : fichier abîmé",
        "A quote too many or too few swallows rows: damaged file",
    ),
    "unreadable": ("Ligne illisible ou sans fin", "A row that is unreadable or does not end"),
    "no_credentials": (
        "Identifiants du partenaire absents ou refusés",
        "The partner's credentials are missing or refused",
    ),
    "bad_value": ("Une valeur est trop grande ou mal formée", "A value is too large or malformed"),
    "bad_yaml": ("YAML abîmé, ou avec des renvois", "Broken YAML, or YAML with references"),
    "bad_xml": ("XML abîmé ou tronqué", "Broken or truncated XML"),
    "unknown_year": (
        "L’année n’est que dans le nom du fichier : il en faut une, de la forme 2022_2023",
        "The year stands in the file's name only: it needs one, such as 2022_2023",
    ),
    "unknown_level": (
        "Contours de région, de département ou de commune ? Rien ne le dit",
        "Outlines of a region, a department or communes? Nothing tells",
    ),
}

REJECTED: dict[str, Words] = {
    "bad_encoding": ("caractères illisibles", "unreadable characters"),
    "banned": ("entreprise exclue", "banned company"),
    "bad_hours": ("horaires illisibles", "unreadable opening hours"),
    "bad_identifier": ("identifiant mal formé", "malformed identifier"),
    "bad_shape": ("contenu inattendu", "unexpected content"),
    "bad_times": ("dates ou heures illisibles", "unreadable dates or times"),
    "closed_at_source": ("fermé selon la source", "closed according to the source"),
    "duplicate": ("identifiant déjà lu dans ce fichier", "identifier already read in this file"),
    "no_key": ("sans identifiant", "without an identifier"),
    "no_link": ("sans lien", "without a link"),
    "no_name": ("sans nom", "without a name"),
    "no_position": ("sans coordonnées ni commune connue", "neither coordinates nor a known commune"),
    "out_of_scope": ("hors du champ de l’application", "outside the scope of the app"),
    "part_of_school": ("section d’un établissement, qui est déjà là", "a section of a school that is there"),
    "unknown_commune": ("commune inconnue", "unknown commune"),
    "no_kind": ("sans nature, alors qu’elle était connue", "without its kind, which was known"),
    "unknown_kind": ("nature inconnue", "unknown kind"),
    "unknown_status": ("état inconnu", "unknown status"),
    "unknown_place": ("lieu qu’aucune autre source ne nomme", "a place that no other source names"),
    "unknown_uai": ("UAI qu’aucune autre source ne nomme", "a UAI that no other source names"),
}


class BrokenFileError(Exception):
    """A file of which nothing can be imported; `code` is a key of `BROKEN`."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{BROKEN[code][1]}{f' ({detail})' if detail else ''}")
        self.code = code
        self.detail = detail

    def words(self, language: str = "fr") -> str:
        """The reason in the reader's language."""
        text = BROKEN[self.code][0 if language == "fr" else 1]
        return f"{text} ({self.detail})" if self.detail else text


class RejectedRowError(Exception):
    """A row that cannot be used; `reason` is a key of `REJECTED`."""

    def __init__(self, reason: str, detail: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail
