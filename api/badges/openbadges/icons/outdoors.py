"""Icons of nature, sport and getting about."""

from api.badges.openbadges.strokes import Icon, box, circle, hole, ink, line, rays, spark, star

OUTDOORS: tuple[Icon, ...] = (
    Icon(
        "leaf",
        "Nature",
        "Nature",
        (
            spark("M18 78C10 34 38 12 82 14 84 58 62 86 18 78z"),
            line("M10 88C24 68 40 52 62 36", 7),
        ),
    ),
    Icon(
        "tree",
        "Forêt",
        "Forest",
        (
            spark("M44 46h8l4 42H40z"),
            ink(circle(48, 26, 21)),
            ink(circle(28, 46, 20)),
            ink(circle(68, 46, 20)),
            line("M48 86V50M48 64l11-11M48 58l-9-9", 6, "accent"),
        ),
    ),
    Icon(
        "flower",
        "Jardin",
        "Garden",
        (
            line("M48 52v36", 7),
            ink("M48 84c2-14 12-20 28-20-2 14-12 20-28 20z"),
            ink(
                circle(48, 19, 13),
                circle(64, 31, 13),
                circle(58, 50, 13),
                circle(38, 50, 13),
                circle(32, 31, 13),
            ),
            spark(circle(48, 36, 12)),
        ),
    ),
    Icon("sun", "Soleil", "Sunshine", (line(rays(48, 48, 8, 32, 40), 8), spark(circle(48, 48, 22)))),
    Icon(
        "drop",
        "Eau",
        "Water",
        (
            ink("M48 6c18 24 28 38 28 52a28 28 0 0 1-56 0C20 44 30 30 48 6z"),
            line("M34 60a14 14 0 0 0 14 14", 7, "accent"),
        ),
    ),
    Icon(
        "recycling",
        "Recyclage",
        "Recycling",
        (
            line("M20 40a30 30 0 0 1 48-13", 10),
            line("M76 56a30 30 0 0 1-48 13", 10, "accent"),
            ink("M78 10v28H50z"),
            spark("M18 86V58h28z"),
        ),
    ),
    Icon(
        "paw",
        "Animaux",
        "Animals",
        (
            spark("M48 46c14 0 28 16 28 28 0 12-12 12-28 9-16 3-28 3-28-9 0-12 14-28 28-28z"),
            ink(
                "M36 12c6 0 9 8 9 15s-4 12-9 12-10-6-10-13 4-14 10-14z",
                "M60 12c6 0 10 7 10 14s-5 13-10 13-9-5-9-12 3-15 9-15z",
            ),
            ink(
                "M15 36c6-1 12 6 12 13s-3 10-8 10S8 53 8 46s2-9 7-10z",
                "M81 36c5 1 7 3 7 10s-6 13-11 13-8-3-8-10 6-14 12-13z",
            ),
        ),
    ),
    Icon(
        "mountain",
        "Dépassement",
        "Challenge",
        (
            ink("M2 82 34 26l14 24 10-16 36 48z"),
            spark("M34 26 22 47l7 5 6-5 7 4 3-6zM34 26V6l18 7-18 7z"),
        ),
    ),
    Icon(
        "trophy",
        "Réussite",
        "Achievement",
        (
            line("M28 22H14c0 16 6 24 18 26M68 22h14c0 16-6 24-18 26", 7),
            spark("M26 12h44v20c0 16-9 27-22 27S26 48 26 32z"),
            ink("M43 58h10v14H43z", box(28, 71, 40, 12, 4)),
        ),
    ),
    Icon(
        "ball",
        "Sport",
        "Sport",
        (
            ink(circle(48, 48, 38)),
            spark(star(48, 48, 5, 17, 14)),
            line("M48 31V10M64 43l21-7M58 62l13 19M38 62 25 81M32 43l-21-7", 5, "ground"),
        ),
    ),
    Icon(
        "dumbbell",
        "Effort",
        "Effort",
        (
            line("M28 48h40", 10, "accent"),
            ink(
                box(16, 22, 16, 52, 6), box(64, 22, 16, 52, 6), box(4, 34, 12, 28, 5), box(80, 34, 12, 28, 5)
            ),
        ),
    ),
    Icon(
        "bike",
        "Vélo",
        "Cycling",
        (
            line("M6 62a17 17 0 1 0 34 0a17 17 0 1 0-34 0zM56 62a17 17 0 1 0 34 0a17 17 0 1 0-34 0z", 7),
            line("M23 62 37 34h26L50 62H23M37 34 50 62M73 62 60 24h10M31 26h12", 6, "accent"),
        ),
    ),
    Icon(
        "bus",
        "Transport",
        "Transport",
        (
            ink(box(12, 14, 72, 62, 10)),
            hole(box(20, 24, 25, 22, 4), box(51, 24, 25, 22, 4)),
            spark(box(20, 76, 14, 12, 4), box(62, 76, 14, 12, 4)),
            spark(circle(25, 61, 6), circle(71, 61, 6)),
        ),
    ),
)
