"""How long everything is kept: published, and applied to what privacy keeps itself (GDPR art. 5 §1 e)."""

from typing import Literal

from pydantic import TypeAdapter
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import data_queries
from api.people.privacy.schemas import RetentionPublic
from api.platform.kit import clock
from api.platform.settings import Settings

_Unit = Literal["hours", "days", "months", "years"]
_LIST = TypeAdapter(list[RetentionPublic])

_PERIODS: list[tuple[str, _Unit, str, str]] = [
    ("inactive_months", "months", "Compte inutilisé, avant d’être effacé", "Unused account, until deleted"),
    ("inactive_warning_days", "days", "Avertissement avant cet effacement", "Warning before that deletion"),
    ("deletion_grace_days", "days", "Délai pour annuler une suppression", "Time to cancel a deletion"),
    (
        "reported_items_retention_days",
        "days",
        "Contenu signalé, gardé comme preuve même si le compte est effacé",
        "Reported items, kept as evidence even when the account is deleted",
    ),
    (
        "transmitted_retention_days",
        "days",
        "Contenu transmis aux autorités, gardé comme preuve",
        "Items handed to the authorities, kept as evidence",
    ),
    (
        "masked_retention_days",
        "days",
        "Coordonnées masquées dans un message que personne n’a signalé",
        "Masked contact details of a message that nobody reported",
    ),
    (
        "minor_case_days",
        "days",
        "Signalement qui n’est pas grave, si personne n’a décidé (un signalement grave attend qu’on décide)",
        "Report that is not grave, if nobody decided; a grave one waits until somebody does",
    ),
    (
        "hold_hours",
        "hours",
        "Délai pour décider, quand un adulte ne peut plus écrire aux mineurs",
        "Time to decide, when an adult cannot write to minors",
    ),
    ("session_days", "days", "Connexion d’un appareil sans usage", "Sign-in of a device that is not used"),
    (
        "known_browser_days",
        "days",
        "Navigateur reconnu, après sa dernière connexion",
        "Known browser, after its last sign-in",
    ),
    (
        "code_retention_days",
        "days",
        "Trace d’un code demandé par mail, sans l’adresse ni le code",
        "Trace of a code asked for by mail, without address or code",
    ),
    (
        "offer_retention_days",
        "days",
        "Offre d’une entreprise, après sa fin",
        "Offer of a company, after its end",
    ),
    (
        "partner_offer_retention_days",
        "days",
        "Offre d’un site partenaire, après sa fin",
        "Offer of a partner’s site, after its end",
    ),
    (
        "application_retention_months",
        "months",
        "Candidature à une offre, après sa fin",
        "Application for an offer, after its end",
    ),
    (
        "conversation_idle_days",
        "days",
        "Conversation où personne n’écrit plus, avant d’être fermée",
        "Conversation where nobody writes any more, until it is closed",
    ),
    (
        "conversation_retention_months",
        "months",
        "Conversation et ses messages, une fois fermée ; question, une fois terminée",
        "Conversation and its messages, once closed; question, once ended",
    ),
    (
        "badge_offer_days",
        "days",
        "Adresse mail à laquelle un badge a été proposé, si personne ne l’accepte",
        "Mail address that a badge was offered to, if nobody accepts it",
    ),
    (
        "badge_photo_days",
        "days",
        "Photo d’une demande de badge, après la réponse",
        "Photo of a request for a badge, after the answer",
    ),
    (
        "alert_unused_months",
        "months",
        "Alerte, avant qu’on te demande si tu cherches toujours",
        "Alert, until you are asked whether you still search",
    ),
    (
        "alert_answer_days",
        "days",
        "Délai pour répondre, avant que l’alerte s’arrête",
        "Time to answer, before the alert stops",
    ),
    (
        "alert_found_retention_days",
        "days",
        "Offre trouvée par une alerte",
        "Offer found by an alert",
    ),
    ("notification_retention_days", "days", "Notifications", "Notifications"),
    ("export_days", "days", "Copie de tes données à télécharger", "Copy of your data to download"),
    ("guardian_link_days", "days", "Lien envoyé à un parent", "Link sent to a parent"),
    (
        "guardian_link_retention_days",
        "days",
        "Trace d’un lien resté sans réponse",
        "Record of a link that nobody answered",
    ),
    (
        "consent_proof_years",
        "years",
        "Preuve d’un accord, après sa fin",
        "Proof of a consent, after its end",
    ),
    (
        "age_code_retention_days",
        "days",
        "Qui a utilisé un code personnel, après la fin de ce code",
        "Who used a personal code, after that code’s end",
    ),
    (
        "invitation_retention_days",
        "days",
        "Invitation terminée, sans son adresse",
        "Ended invitation, without its address",
    ),
    ("mail_retention_days", "days", "Mail qui n’a pas pu partir", "Mail that could not be sent"),
    (
        "sign_in_log_retention_months",
        "months",
        "Connexions à ton compte, réussies ou non",
        "Sign-ins to your account, successful or not",
    ),
    ("audit_retention_years", "years", "Journal des actes", "Log of acts"),
    (
        "error_report_words_days",
        "days",
        "Mots écrits pour signaler une erreur dans une fiche",
        "Words of a report of an error",
    ),
    (
        "error_report_retention_days",
        "days",
        "Signalement d’une erreur dans une fiche, sans ses mots",
        "Report of an error, without its words",
    ),
    ("import_report_retention_days", "days", "Rapport d’import de données ouvertes", "Report of an import"),
]


def published_json(settings: Settings) -> bytes:
    """Every period."""
    return _LIST.dump_json(
        [
            RetentionPublic(key=key, value=getattr(settings, key), unit=unit, fr=fr, en=en)
            for key, unit, fr, en in _PERIODS
        ]
    )


async def delete_old(session: AsyncSession, settings: Settings) -> None:
    """Delete exports, parents' links and proofs of consent whose time is over."""
    connection = await session.connection()
    for statement in data_queries.RETENTION:
        await connection.execute(
            statement,
            {
                "now": clock.now(),
                "link_days": settings.guardian_link_retention_days,
                "proof_years": settings.consent_proof_years,
            },
        )
