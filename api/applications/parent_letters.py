"""What a parent who is known is written about an application."""

from api.kit.language import Language
from api.mail.letters import Letter


def placement_gone(language: Language, child: str, place: str | None) -> Letter:
    """A place that a child had is gone with its company; `place` says which one, and when."""
    named = [f"{place}."] if place else []
    if language == "fr":
        return Letter(
            language=language,
            subject=f"{child} n’a plus sa place de stage",
            paragraphs=[
                *named,
                f"L’entreprise n’est plus sur l’E-pass Orientation : la place que {child} y avait"
                f" n’existe plus. {child} n’y est pour rien.",
                "Parlez-en avec son établissement. D’autres offres se trouvent dans l’E-pass, et une place"
                " peut y être demandée dès maintenant.",
            ],
            formal=True,
        )
    return Letter(
        language=language,
        subject=f"{child} has lost a placement",
        paragraphs=[
            *named,
            f"The company is no longer on E-pass Orientation: the place that {child} had there is gone."
            f" It is not about {child}.",
            "Talk with the school. Other offers are in the E-pass, and a place can be asked for now.",
        ],
        formal=True,
    )
