"""Icons of what one is for others and learns."""

from api.badges.openbadges.strokes import Icon, box, circle, hole, ink, line, spark, star

PEOPLE: tuple[Icon, ...] = (
    Icon("star", "Étoile", "Star", (spark(star(48, 51, 5, 42, 19)),)),
    Icon(
        "compass",
        "Cap",
        "Compass",
        (
            line("M71 66A30 30 0 1 1 78 48", 10),
            spark("M15 54 48 38l33 4-33 17z"),
            hole(circle(48, 48, 5)),
        ),
    ),
    Icon(
        "heart",
        "Soin",
        "Care",
        (
            ink("M48 82C28 68 12 54 12 36a19 19 0 0 1 36-9 19 19 0 0 1 36 9c0 18-16 32-36 46z"),
            spark(box(42, 30, 12, 36, 3), box(30, 42, 36, 12, 3)),
        ),
    ),
    Icon(
        "first_aid",
        "Premiers secours",
        "First aid",
        (
            line("M36 28v-6a6 6 0 0 1 6-6h12a6 6 0 0 1 6 6v6", 7),
            ink(box(10, 28, 76, 54, 10)),
            hole(circle(48, 55, 20)),
            spark(box(43, 42, 10, 26, 2), box(35, 50, 26, 10, 2)),
        ),
    ),
    Icon(
        "hand",
        "Coup de main",
        "Helping hand",
        (
            line("M34 52V24M46 48V16M58 48V19M70 52V29", 10),
            line("M34 60 20 49", 11),
            ink("M29 50h46v10c0 16-9 26-23 26-12 0-18-6-24-16l-6-12z"),
            spark("M52 76c-7-5-12-9-12-15a6.500 6.500 0 0 1 12-3 6.500 6.500 0 0 1 12 3c0 6-5 10-12 15z"),
        ),
    ),
    Icon(
        "team",
        "Équipe",
        "Teamwork",
        (
            ink(circle(22, 38, 10), circle(74, 38, 10)),
            ink("M4 76c0-16 7-24 18-24 5 0 9 2 12 5v19zM92 76c0-16-7-24-18-24-5 0-9 2-12 5v19z"),
            hole("M24 82c0-22 9-34 24-34s24 12 24 34z"),
            spark(circle(48, 30, 14), "M28 80c0-20 7-30 20-30s20 10 20 30z"),
        ),
    ),
    Icon(
        "speech",
        "Parole",
        "Speaking",
        (
            ink("M18 14h44a8 8 0 0 1 8 8v24a8 8 0 0 1-8 8H34L20 66V54h-2a8 8 0 0 1-8-8V22a8 8 0 0 1 8-8z"),
            hole(
                "M40 40h42a10 10 0 0 1 10 10v24a10 10 0 0 1-10 8v14L62 84H40a10 10 0 0 1-10-10V50",
                "a10 10 0 0 1 10-10z",
            ),
            spark("M42 44h38a7 7 0 0 1 7 7v20a7 7 0 0 1-7 7h-3v11L64 78H42a7 7 0 0 1-7-7V51a7 7 0 0 1 7-7z"),
            hole(circle(49, 61, 4), circle(61, 61, 4), circle(73, 61, 4)),
        ),
    ),
    Icon(
        "megaphone",
        "Porte-voix",
        "Megaphone",
        (
            line("M32 60l6 22", 11),
            ink("M14 38h22L72 16v64L36 58H14a6 6 0 0 1-6-6v-8a6 6 0 0 1 6-6z"),
            spark("M36 38 72 16v64L36 58z"),
            line("M82 38a14 14 0 0 1 0 20", 7),
        ),
    ),
    Icon(
        "book",
        "Lecture",
        "Reading",
        (
            ink("M46 26C36 17 22 15 8 17v56c14-2 28 0 38 8z"),
            spark("M50 26c10-9 24-11 38-9v56c-14-2-28 0-38 8z"),
        ),
    ),
    Icon(
        "pencil",
        "Écriture",
        "Writing",
        (
            ink("M62 16 80 34 36 78 18 60z"),
            spark("M18 60 36 78 10 86z"),
            hole("M10 86l3.500-11.500 8 8z"),
            spark("M66 12l4-4a6 6 0 0 1 8.500 0l9.500 9.500a6 6 0 0 1 0 8.500l-4 4z"),
        ),
    ),
    Icon(
        "cap",
        "Études",
        "Studies",
        (
            ink("M22 48v20c8 8 17 11 26 11s18-3 26-11V48L48 60z"),
            spark("M48 18 92 39 48 60 4 39z"),
            line("M85 42v24", 5, "accent"),
            spark(circle(85, 70, 6)),
        ),
    ),
    Icon(
        "bulb",
        "Idée",
        "Idea",
        (
            spark("M48 8a28 28 0 0 1 16 51c-3 2-4 5-4 9H36c0-4-1-7-4-9A28 28 0 0 1 48 8z"),
            ink(box(35, 71, 26, 7, 3), box(39, 81, 18, 7, 3)),
            line("M34 36a14 14 0 0 1 12-14", 6, "ground"),
        ),
    ),
    Icon(
        "magnifier",
        "Curiosité",
        "Curiosity",
        (
            line("M60 60 82 82", 14, "accent"),
            ink(circle(41, 41, 31)),
            hole(circle(41, 41, 21)),
            line("M29 41a12 12 0 0 1 12-12", 5),
        ),
    ),
    Icon(
        "puzzle",
        "Résoudre",
        "Problem solving",
        (
            ink(
                "M14 30h18a10 10 0 1 1 20 0h18v18a10 10 0 1 1 0 20v18H52a10 10 0 1 0-20 0H14V68",
                "a10 10 0 1 0 0-20z",
            ),
            spark(circle(42, 58, 9)),
        ),
    ),
)
