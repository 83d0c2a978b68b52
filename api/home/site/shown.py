"""What a link to the home and to the pages about the site shows."""

from api.platform.feature.pages import DEFAULT_TEXT
from api.platform.feature.shown import Shown
from api.platform.kit.first_words import Welcome

SHOWN = [
    Shown(
        "/",
        {"fr": "Autour de moi", "en": "Around me"},
        DEFAULT_TEXT,
        searches_near=True,
        first=Welcome("Autour de moi", "Lycées, CFA, portes ouvertes, métiers\u00a0: ce qu’il y a autour."),
    ),
    Shown(
        "/about",
        {"fr": "À propos", "en": "About"},
        {
            "fr": "L’E-pass Orientation, un service public\u00a0: gratuit, neutre et ouvert à tout le monde.",
            "en": "The E-pass Orientation, a public service: free, neutral and open to everybody.",
        },
    ),
    Shown(
        "/accessibility",
        {"fr": "Accessibilité", "en": "Accessibility"},
        {
            "fr": "Où en est l’application, et à qui le dire quand quelque chose bloque.",
            "en": "How far the app has come, and whom to tell when something is in the way.",
        },
    ),
    Shown(
        "/legal",
        {"fr": "Mentions légales", "en": "Legal notice"},
        {"fr": "Qui publie ce site, qui l’héberge.", "en": "Who publishes this site, who hosts it."},
    ),
    Shown(
        "/privacy",
        {"fr": "Vie privée", "en": "Your privacy"},
        {
            "fr": "Pas de traceur, pas de publicité\u00a0: ce qui est gardé, pourquoi, et quels droits on a.",
            "en": "No tracker, no advertising: what is kept, why, and your rights.",
        },
    ),
    Shown(
        "/retention",
        {"fr": "Durées de conservation", "en": "Retention periods"},
        {
            "fr": "Chaque chose a sa durée. Ensuite elle est effacée, sans rien demander.",
            "en": "Each thing has its period. Then it is erased, without asking.",
        },
    ),
    Shown(
        "/ranking",
        {"fr": "Comment c’est classé", "en": "How it is ordered"},
        {
            "fr": "Personne ne peut payer pour être mieux placé. Voici comment les résultats sont rangés.",
            "en": "Nobody can pay for a better place. This is how results are ordered.",
        },
    ),
    Shown(
        "/sources",
        {"fr": "Sources des données", "en": "Data sources"},
        {
            "fr": "Tout vient de données publiques\u00a0: qui les publie, sous quelle licence, lues quand.",
            "en": "Everything comes from public data: who publishes it, under which licence, read when.",
        },
    ),
    Shown(
        "/safety",
        {"fr": "Besoin d’aide\u00a0?", "en": "Need help?"},
        {
            "fr": "Le 119, le 3018, le 3114, le 15\u00a0: qui écoute, et comment signaler.",
            "en": "119, 3018, 3114, 15: who listens, and how to report.",
        },
    ),
]
"""The home and the pages about the site."""
