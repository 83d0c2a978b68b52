"""Icons of crafts, arts and every day."""

from api.badges.openbadges.strokes import Icon, box, circle, hole, ink, line, spark

DAILY: tuple[Icon, ...] = (
    Icon(
        "cutlery",
        "Table",
        "Dining",
        (
            line("M22 14v20M34 14v20", 6),
            ink("M16 30h24c0 12-4 18-12 18s-12-6-12-18z"),
            line("M28 14v70", 7),
            spark("M56 52c-2-22 4-36 18-42v42z"),
            line("M69 16v68", 8, "accent"),
        ),
    ),
    Icon(
        "pot",
        "Cuisine",
        "Cooking",
        (
            spark(circle(48, 22, 6), "M18 40c2-10 14-14 30-14s28 4 30 14z"),
            ink("M18 46h60v24a14 14 0 0 1-14 14H32a14 14 0 0 1-14-14z"),
            line("M10 54H6M86 54h4M18 54H10M78 54h8", 8),
        ),
    ),
    Icon(
        "cake",
        "Pâtisserie",
        "Baking",
        (
            ink("M20 50h56l-7 32a6 6 0 0 1-6 5H33a6 6 0 0 1-6-5z"),
            line("M37 60l3 18M59 60l-3 18", 5, "ground"),
            spark("M14 50c0-9 6-13 12-14 0-12 9-20 22-20s22 8 22 20c6 1 12 5 12 14z"),
            ink(circle(48, 13, 8)),
        ),
    ),
    Icon(
        "basket",
        "Vente",
        "Retail",
        (
            line("M26 42 40 16M70 42 56 16", 7, "accent"),
            ink(box(8, 36, 80, 14, 6), "M16 48h64l-6 32a6 6 0 0 1-6 5H28a6 6 0 0 1-6-5z"),
            line("M36 58v16M48 58v16M60 58v16", 6, "ground"),
        ),
    ),
    Icon(
        "scissors",
        "Style",
        "Style",
        (
            line("M30 66 66 12M66 66 30 12", 8),
            line(
                "M10 76a12 12 0 1 0 24 0a12 12 0 1 0-24 0zM62 76a12 12 0 1 0 24 0a12 12 0 1 0-24 0z",
                8,
                "accent",
            ),
        ),
    ),
    Icon(
        "palette",
        "Arts",
        "Art",
        (
            ink(
                "M48 10C26 10 8 27 8 48s17 38 38 38c8 0 10-5 8-10-3-8 1-14 10-14h10c9 0 14-5 14-14",
                "C88 26 70 10 48 10z",
            ),
            spark(circle(28, 42, 7), circle(68, 38, 7)),
            hole(circle(46, 27, 7), circle(29, 62, 6)),
        ),
    ),
    Icon(
        "note",
        "Musique",
        "Music",
        (
            line("M34 70V22l44-10v48", 8),
            ink("M30 18 82 6v16L30 34z"),
            spark("M10 72a14 12 0 1 0 28 0a14 12 0 1 0-28 0zM54 62a14 12 0 1 0 28 0a14 12 0 1 0-28 0z"),
        ),
    ),
    Icon(
        "microphone",
        "Scène",
        "Stage",
        (
            spark(box(32, 6, 32, 52, 16)),
            line("M20 44a28 28 0 0 0 56 0M48 72v14M32 87h32", 8),
            line("M32 26h12M32 38h12", 5, "ground"),
        ),
    ),
    Icon(
        "camera",
        "Image",
        "Photography",
        (
            ink("M34 26 40 14h16l6 12h18a8 8 0 0 1 8 8v40a8 8 0 0 1-8 8H16a8 8 0 0 1-8-8V34a8 8 0 0 1 8-8z"),
            hole(circle(48, 53, 20)),
            spark(circle(48, 53, 13)),
            hole(circle(77, 37, 4)),
        ),
    ),
    Icon(
        "film",
        "Vidéo",
        "Film",
        (
            ink(box(10, 40, 76, 46, 7)),
            spark("M10 34 80 12l4 12L14 46z"),
            line("M28 27l8 11M46 21l8 11M64 16l8 10", 6, "ground"),
            hole("M41 52 61 63 41 74z"),
        ),
    ),
    Icon(
        "home",
        "Accueil",
        "Hospitality",
        (
            ink("M18 44 48 18l30 26v36a6 6 0 0 1-6 6H24a6 6 0 0 1-6-6z"),
            line("M8 48 48 13l40 35", 9, "accent"),
            hole("M40 86V66a8 8 0 0 1 16 0v20z"),
        ),
    ),
    Icon(
        "clock",
        "Assiduité",
        "Reliability",
        (
            ink(circle(48, 48, 39)),
            hole(circle(48, 48, 29)),
            line("M48 30v18l13 9", 8, "accent"),
        ),
    ),
    Icon(
        "flag",
        "Citoyenneté",
        "Citizenship",
        (
            line("M22 12v76", 9),
            spark("M26 16c16-8 28 8 52 0v38c-24 8-36-8-52 0z"),
        ),
    ),
    Icon(
        "check",
        "Mission accomplie",
        "Mission done",
        (
            ink(circle(48, 48, 40)),
            line("M29 49 43 63 68 35", 11, "ground"),
        ),
    ),
)
