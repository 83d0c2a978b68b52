"""What a link to the check of badges shows."""

from api.platform.feature.shown import Shown

SHOWN = [
    Shown(
        "/verify",
        {"fr": "Vérifier un badge", "en": "Check a badge"},
        {
            "fr": "Cet Open Badge est-il vrai, encore valable\u00a0? La réponse est immédiate, sans compte.",
            "en": "Is an Open Badge genuine, and still valid? The answer comes at once, without an account.",
        },
    )
]
"""The check, which anybody may do."""
