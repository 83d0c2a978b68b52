"""What a parent who is known is written about an application."""

from api.platform.kit.language import Language
from api.platform.mail.letters import Letter


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


def placement_changed(language: Language, child: str, changes: str) -> Letter:
    """A place that a child has is changed by its company; `changes` says which, and from what to what."""
    if language == "fr":
        return Letter(
            language=language,
            subject=f"La place de stage de {child} a changé",
            paragraphs=[
                f"L’entreprise a changé la place que {child} a trouvée sur l’E-pass Orientation. Voici ce qui"
                " change, d’abord comme c’était, puis comme c’est maintenant\u00a0:",
                f"{changes}.",
                f"Si cela ne va plus, {child} peut retirer sa candidature dans l’E-pass. Parlez-en ensemble,"
                " et avec son établissement.",
            ],
            formal=True,
        )
    return Letter(
        language=language,
        subject=f"{child}’s placement has changed",
        paragraphs=[
            f"The company has changed the place that {child} found on E-pass Orientation. Here is what"
            " changes, first as it was, then as it is now:",
            f"{changes}.",
            f"If that does not suit any more, {child} can withdraw in the E-pass. Talk about it together, and"
            " with the school.",
        ],
        formal=True,
    )
