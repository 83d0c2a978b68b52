"""What badges write to parents: that one waits, never which, nor from whom."""

from api.platform.kit.language import Language
from api.platform.mail.letters import Letter


def badge_waits(language: Language, child: str, url: str) -> Letter:
    """A badge of a child waits for the parent's yes or no; the link shows it."""
    if language == "fr":
        return Letter(
            language=language,
            subject=f"Un badge de {child} attend votre accord",
            paragraphs=[
                f"{child} a accepté un badge sur l’E-pass Orientation, l’application gratuite de la Région."
                " Avant l’âge prévu par la loi, un parent l’accepte aussi, ou le refuse.",
                "Le lien ci-dessous vous le montre. Il est personnel : ne transférez pas ce message.",
            ],
            action="Voir le badge et répondre",
            url=url,
            formal=True,
        )
    return Letter(
        language=language,
        subject=f"A badge of {child} awaits your consent",
        paragraphs=[
            f"{child} accepted a badge on E-pass Orientation, the Region’s free app. Below the age set"
            " by law, a parent accepts it too, or refuses it.",
            "The link below shows it to you. It is yours alone: do not forward this message.",
        ],
        action="See the badge and answer",
        url=url,
        formal=True,
    )
