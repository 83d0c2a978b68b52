"""Icons of what one makes, repairs and finds out."""

from api.badges.openbadges.strokes import Icon, box, circle, hole, ink, line, rays, spark

MAKING: tuple[Icon, ...] = (
    Icon(
        "tools",
        "Outils",
        "Tools",
        (
            line("M30 30 76 78", 12),
            ink("M10 24 22 36l12-2 2-12L24 10c10-3 20 2 22 12 3 12-8 24-20 22C14 43 7 34 10 24z"),
            hole("M84 12 14 82l8 8L92 20z"),
            line("M20 78 52 46", 13, "accent"),
            line("M52 46 78 20", 6, "accent"),
        ),
    ),
    Icon(
        "hammer",
        "Bâtiment",
        "Building",
        (
            line("M24 80 56 48", 12, "accent"),
            ink("M40 26C52 12 66 10 80 20l-4 8 12 12-14 14-12-12-4 4-16-16z"),
        ),
    ),
    Icon(
        "gear",
        "Mécanique",
        "Mechanics",
        (
            line(rays(48, 48, 8, 28, 36), 14),
            ink(circle(48, 48, 29)),
            hole(circle(48, 48, 17)),
            spark(circle(48, 48, 10)),
        ),
    ),
    Icon("bolt", "Énergie", "Energy", (spark("M56 6 18 54h24l-6 36 40-52H50z"),)),
    Icon(
        "rocket",
        "Projet",
        "Project",
        (
            spark("M38 74c2 10 6 14 10 20 4-6 8-10 10-20z"),
            ink("M30 52 14 68v14l20-8zM66 52l16 16v14l-20-8z"),
            ink("M48 4c16 12 22 34 14 66H34C26 38 32 16 48 4z"),
            hole(circle(48, 38, 10)),
            spark(circle(48, 38, 6)),
        ),
    ),
    Icon(
        "code",
        "Code",
        "Code",
        (
            line("M28 26 8 48l20 22M68 26l20 22-20 22", 10),
            line("M56 16 40 80", 9, "accent"),
        ),
    ),
    Icon(
        "laptop",
        "Numérique",
        "Digital",
        (
            ink(box(14, 16, 68, 50, 7)),
            hole(box(22, 24, 52, 34, 3)),
            spark(box(4, 70, 88, 11, 5)),
            line("M40 34l-7 7 7 7M56 34l7 7-7 7", 5),
        ),
    ),
    Icon(
        "robot",
        "Robotique",
        "Robotics",
        (
            line("M48 26V14M8 50v14M88 50v14", 7),
            spark(circle(48, 12, 7)),
            ink(box(18, 26, 60, 56, 14)),
            hole(circle(36, 48, 7), circle(60, 48, 7)),
            line("M36 67h24", 7, "ground"),
        ),
    ),
    Icon(
        "lock",
        "Sécurité",
        "Security",
        (
            line("M30 44V32a18 18 0 0 1 36 0v12", 10),
            spark(box(16, 42, 64, 44, 9)),
            hole(circle(48, 60, 7), "M44 60h8l3 16H41z"),
        ),
    ),
    Icon(
        "chart",
        "Chiffres",
        "Numbers",
        (
            ink(box(12, 52, 18, 32, 4), box(39, 34, 18, 50, 4)),
            spark(box(66, 14, 18, 70, 4)),
        ),
    ),
    Icon(
        "flask",
        "Sciences",
        "Science",
        (
            ink("M38 12h20v26l24 38a8 8 0 0 1-7 12H21a8 8 0 0 1-7-12l24-38z", box(32, 7, 32, 10, 5)),
            hole("M45 17h6v24l8 13H37l8-13z"),
            spark("M33 60h30l12 18a2.500 2.500 0 0 1-2 4H23a2.500 2.500 0 0 1-2-4z"),
        ),
    ),
    Icon(
        "globe",
        "Langues",
        "Languages",
        (
            ink(circle(48, 48, 38)),
            line("M10 48h76M48 10v76M17 28c18 10 44 10 62 0M17 68c18-10 44-10 62 0", 4.5, "ground"),
            line("M48 10c-24 22-24 54 0 76 24-22 24-54 0-76z", 4.5, "ground"),
            hole(circle(72, 72, 20)),
            spark(circle(72, 72, 16)),
            hole("M66 62h5l7 19h-5l-1.500-4h-6l-1.500 4h-5zM68.500 68l-1.700 5h3.500z"),
        ),
    ),
)
