"""Errors as problem+json (RFC 9457), in the reader's language; nothing of the inside leaks."""

import logging
from typing import Any

import psycopg
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException

from api.kit.http import PROBLEM
from api.kit.language import Language, Words, preferred
from api.kit.problems import InvalidInputError, ProblemError, TooManyRequestsError

logger = logging.getLogger(__name__)

TITLES: dict[str, Words] = {
    "bad_request": {"fr": "Cette demande n'est pas lisible.", "en": "This request cannot be read."},
    "invalid_input": {"fr": "Vérifie ce que tu as saisi.", "en": "Check what you entered."},
    "not_found": {"fr": "Cette page n'existe pas ou plus.", "en": "There is nothing here (any more)."},
    "method_not_allowed": {
        "fr": "Cette action n'est pas possible ici.",
        "en": "This action is not possible here.",
    },
    "sign_in_needed": {"fr": "Connecte-toi d'abord.", "en": "Sign in first."},
    "second_factor_needed": {
        "fr": "Confirme d'abord que c'est bien toi, avec ta clé d'accès ou ton code à usage unique.",
        "en": "First confirm that it is you, with your passkey or your one-time code.",
    },
    "forbidden": {"fr": "Cette action n'est pas permise.", "en": "This action is not allowed."},
    "conflict": {
        "fr": "Cette demande en contredit une autre.",
        "en": "This request contradicts another one.",
    },
    "id_taken": {
        "fr": "Cet identifiant sert déjà à un autre envoi.",
        "en": "This id already belongs to another message.",
    },
    "account_banned": {
        "fr": "Ce compte a été fermé par la Région. Tu peux lui écrire si tu penses que c'est une erreur.",
        "en": "The Region has closed this account. You can write to it if you think this is a mistake.",
    },
    "link_dead": {
        "fr": "Ce lien ne marche plus : il a déjà servi, sa date est passée, ou un autre l'a remplacé.",
        "en": "This link does not work, or no longer: it was used, has expired, or another one replaced it.",
    },
    "reference_unknown": {
        "fr": "Cette référence n'existe pas, ou plus. Vérifiez chaque caractère.",
        "en": "There is no such reference (any more). Check every character.",
    },
    "consent_needed": {
        "fr": "Il manque l'accord pour cela. Tu peux le donner dans « Mes accords ».",
        "en": "The consent for this is missing. You can give it under “My consents”.",
    },
    "birth_date_needed": {
        "fr": "Dis-nous d'abord quand tu es né·e.",
        "en": "First tell us when you were born.",
    },
    "consents_alone": {
        "fr": "À ton âge, tu décides sans tes parents.",
        "en": "At your age, you decide without your parents.",
    },
    "opposition_stands": {
        "fr": "Un parent s'est opposé. Un référent de la Région s'en occupe.",
        "en": "A parent has opposed. A referent of the Region looks after it.",
    },
    "nothing_to_remind": {
        "fr": "Aucune demande n'attend de réponse. Tu peux en envoyer une nouvelle.",
        "en": "No request waits for an answer. You can send a new one.",
    },
    "export_running": {
        "fr": "Une copie est déjà en préparation.",
        "en": "A copy is already being made.",
    },
    "already_banned": {"fr": "Ce compte est déjà fermé.", "en": "This account is already closed."},
    "last_admin": {
        "fr": "C'est le dernier compte d'administration : il en faut toujours un.",
        "en": "This is the last admin account: there must always be one.",
    },
    "other_department": {
        "fr": "Cela relève d'un autre département que le tien.",
        "en": "This belongs to another department than yours.",
    },
    "adults_only": {
        "fr": "Il faut avoir 18 ans et avoir indiqué sa date de naissance.",
        "en": "One must be 18 and have given a birth date.",
    },
    "siret_banned": {
        "fr": "Cette entreprise ne peut pas être inscrite ici. Vous pouvez écrire à la Région.",
        "en": "This company cannot be registered here. You can write to the Region.",
    },
    "organisation_exists": {
        "fr": "Cette organisation est déjà inscrite. Demandez à un·e collègue de vous inviter.",
        "en": "This organisation is registered already. Ask a colleague to invite you.",
    },
    "too_many_organisations": {
        "fr": "Vos organisations attendent encore leur vérification. Réessayez ensuite.",
        "en": "Your organisations still wait to be verified. Try again afterwards.",
    },
    "organisation_checked": {
        "fr": "Ces informations ont été vérifiées : elles ne se changent plus ici.",
        "en": "These details have been checked: they can no longer be changed here.",
    },
    "owner_needed": {
        "fr": "Seul·e un·e responsable de l'organisation peut le faire.",
        "en": "Only an owner of the organisation can do this.",
    },
    "last_owner": {
        "fr": "Une organisation garde toujours un·e responsable. Désignez d'abord quelqu'un d'autre.",
        "en": "An organisation always keeps an owner. Name somebody else first.",
    },
    "invitation_over": {
        "fr": "Cette invitation ne marche plus. Demandez-en une autre.",
        "en": "This invitation no longer works. Ask for another one.",
    },
    "invitation_other_address": {
        "fr": "Cette invitation a été envoyée à une autre adresse mail que celle de votre compte.",
        "en": "This invitation was sent to another mail address than the one of your account.",
    },
    "too_many_codes": {
        "fr": "Votre établissement a déjà beaucoup de codes. Supprimez-en un d'abord.",
        "en": "Your school has many codes already. Delete one first.",
    },
    "candidacy_incomplete": {
        "fr": "Il manque encore quelque chose à cette demande.",
        "en": "Something is still missing from this request.",
    },
    "candidacy_closed": {
        "fr": "Cette demande n'attend plus rien : regardez où elle en est.",
        "en": "This request no longer waits for anything: see where it stands.",
    },
    "role_held": {"fr": "Vous avez déjà ce rôle.", "en": "You hold this role already."},
    "already_decided": {
        "fr": "Quelqu'un a déjà répondu à cette demande.",
        "en": "Somebody has already answered this request.",
    },
    "own_candidacy": {
        "fr": "On ne décide pas de sa propre demande.",
        "en": "Nobody decides their own request.",
    },
    "reminded_lately": {
        "fr": "Un rappel est déjà parti. Il faut attendre un peu avant le suivant.",
        "en": "A reminder has been sent already. Wait a little before the next one.",
    },
    "charter_changed": {
        "fr": "La charte a changé. Relisez-la avant de signer.",
        "en": "The charter has changed. Read it again before signing.",
    },
    "quiz_passed": {"fr": "Le quiz est déjà réussi.", "en": "The quiz has been passed already."},
    "question_answered": {
        "fr": "Vous avez déjà répondu à cette question.",
        "en": "You have answered this question already.",
    },
    "email_taken": {
        "fr": "Cette adresse ne peut pas servir à ce compte.",
        "en": "This address cannot be used for this account.",
    },
    "sign_in_again": {
        "fr": "Pour ajouter cette protection, il faut une connexion toute récente : se déconnecter, puis se"
        " reconnecter.",
        "en": "To add this protection, sign out and in again first: it has been too long.",
    },
    "last_factor": {
        "fr": "Ce rôle demande une deuxième protection : il faut en ajouter une autre avant de retirer"
        " celle-ci.",
        "en": "This role needs a second protection: add another one before you remove this one.",
    },
    "passkeys_impossible": {
        "fr": "Les clés d'accès ne marchent pas à cette adresse. L'application de codes, si.",
        "en": "Passkeys do not work at this address. An authenticator app does.",
    },
    "too_many_passkeys": {
        "fr": "Ce compte a déjà dix clés d'accès. Il faut d'abord en retirer une.",
        "en": "This account has ten passkeys already. Remove one first.",
    },
    "too_large": {"fr": "C'est trop long.", "en": "This is too long."},
    "too_many_requests": {
        "fr": "Trop de demandes d'un coup. Réessaie dans un moment.",
        "en": "Too many requests at once. Try again in a moment.",
    },
    "unavailable": {
        "fr": "Le service est momentanément indisponible. Réessaie dans un moment.",
        "en": "The service is unavailable for a moment. Try again soon.",
    },
    "internal": {
        "fr": "Quelque chose s'est cassé de notre côté. Réessaie plus tard.",
        "en": "Something broke on our side. Try again later.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "bad_cursor": {"fr": "Cette suite de liste n'existe pas.", "en": "There is no such page."},
    "unknown_commune": {"fr": "Commune inconnue.", "en": "Unknown commune."},
    "unknown_kind": {"fr": "Type inconnu.", "en": "Unknown kind."},
    "position_needed": {
        "fr": "Indique une commune ou une position.",
        "en": "Give a commune or a position.",
    },
    "position_or_text_needed": {
        "fr": "Indique le début d'un nom, ou une position.",
        "en": "Give the beginning of a name, or a position.",
    },
    "position_incomplete": {
        "fr": "La latitude et la longitude vont ensemble.",
        "en": "Latitude and longitude go together.",
    },
    "negative_zero": {"fr": "Ce n'est pas une coordonnée.", "en": "This is not a coordinate."},
    "department_needed": {"fr": "Indique un département.", "en": "Give a department."},
    "bad_bbox": {
        "fr": "Quatre nombres : ouest, sud, est, nord.",
        "en": "Four numbers: west, south, east, north.",
    },
    "hours_reversed": {
        "fr": "L'heure de fin vient avant celle du début.",
        "en": "The closing hour comes before the opening one.",
    },
    "hours_overlap": {
        "fr": "Deux créneaux du même jour se chevauchent.",
        "en": "Two openings of the same day overlap.",
    },
    "dates_reversed": {
        "fr": "La date de fin vient avant celle du début.",
        "en": "The last day comes before the first.",
    },
    "control_character": {"fr": "Caractères non permis.", "en": "Characters that are not allowed."},
    "wrong_code": {
        "fr": "Ce code n'est pas le bon, ou ne marche plus. Vérifie-le ou demandes-en un autre.",
        "en": "This code is wrong or has expired. Check it, or ask for another one.",
    },
    "wrong_totp": {
        "fr": "Ce code n'est pas le bon, ou il a déjà servi. L'application en montre un nouveau toutes les"
        " 30 secondes.",
        "en": "This code is wrong or was used already. The app shows a new one every 30 seconds.",
    },
    "passkey_refused": {
        "fr": "Cette clé d'accès n'a pas été acceptée. On peut recommencer, ou en choisir une autre.",
        "en": "This passkey was not accepted. Try again, or choose another one.",
    },
    "wrong_school_code": {
        "fr": "Ce code n'est pas le bon, ou ne marche plus. Demande-le à ton établissement.",
        "en": "This code is wrong or has expired. Ask your school for it.",
    },
    "bad_siret": {
        "fr": "Ce n'est pas un SIRET : il a 14 chiffres, et le dernier se calcule.",
        "en": "This is not a SIRET: it has 14 digits, and the last one is computed.",
    },
    "siret_needed": {
        "fr": "Indiquez le SIRET de l'organisation.",
        "en": "Give the organisation's SIRET.",
    },
    "uai_needed": {
        "fr": "Indiquez l'UAI de l'établissement, et rien d'autre.",
        "en": "Give the school's UAI, and nothing else.",
    },
    "unknown_school": {
        "fr": "Nous ne connaissons pas d'établissement avec cet UAI.",
        "en": "We know no school with this UAI.",
    },
    "contact_in_text": {
        "fr": "Pas de téléphone, d'adresse mail, de réseau social ni de lien ici : tout se passe dans"
        " l'E-pass.",
        "en": "No phone number, mail address, social account or link here: everything happens in the E-pass.",
    },
    "unknown_career": {"fr": "Métier inconnu.", "en": "Unknown career."},
    "organisation_needed": {"fr": "Indiquez une organisation.", "en": "Give an organisation."},
    "unknown_organisation": {
        "fr": "Vous ne faites pas partie de cette organisation.",
        "en": "You do not belong to this organisation.",
    },
    "reason_needed": {
        "fr": "Donnez une raison : la personne la lira.",
        "en": "Give a reason: the person will read it.",
    },
    "bad_email": {"fr": "Ce n'est pas une adresse mail.", "en": "This is not a mail address."},
    "own_address": {
        "fr": "C'est ta propre adresse. Indique celle d'un parent.",
        "en": "This is your own address. Give a parent's.",
    },
    "same_address": {
        "fr": "C'est votre propre adresse. Indiquez celle de l'autre parent.",
        "en": "This is your own address. Give the other parent's.",
    },
    "childs_address": {
        "fr": "C'est l'adresse de votre enfant. Indiquez celle de l'autre parent.",
        "en": "This is your child's address. Give the other parent's.",
    },
    "bad_birth_date": {
        "fr": "Vérifie l'année de naissance.",
        "en": "Check the year of birth.",
    },
    "missing": {"fr": "Il manque une valeur.", "en": "A value is missing."},
    "extra_forbidden": {"fr": "Ce paramètre n'existe pas.", "en": "There is no such parameter."},
    "string_too_long": {"fr": "C'est trop long.", "en": "This is too long."},
    "too_long": {"fr": "Il y en a trop.", "en": "There are too many."},
    "string_pattern_mismatch": {"fr": "Ce n'est pas la bonne forme.", "en": "This has not the right form."},
    "greater_than_equal": {"fr": "Au moins {ge}.", "en": "At least {ge}."},
    "less_than_equal": {"fr": "Au plus {le}.", "en": "At most {le}."},
    "enum": {"fr": "Valeur inconnue.", "en": "Unknown value."},
    "literal_error": {"fr": "Valeur inconnue.", "en": "Unknown value."},
}
OTHER_FIELD_WORDS: Words = {"fr": "Cette valeur ne convient pas.", "en": "This value does not fit."}

_BY_STATUS = {
    400: "bad_request",
    401: "sign_in_needed",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    413: "too_large",
    429: "too_many_requests",
    500: "internal",
}

RETRY_AFTER_S = 5
"""Seconds after which a caller may try again when the database was out of reach."""

MAX_FIELDS = 20
"""Fields named in one answer, so that a hostile request does not get a long one."""


def problem(
    code: str,
    status: int,
    language: Language,
    errors: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    """An answer of problem+json; `code` chooses its type and its title."""
    body: dict[str, Any] = {
        "type": f"/problems/{code.replace('_', '-')}",
        "title": TITLES[code][language],
        "status": status,
    }
    if errors is not None:
        body["errors"] = errors[:MAX_FIELDS]
    return JSONResponse(
        body, status, {"Cache-Control": "no-store", "Content-Language": language, **(headers or {})}, PROBLEM
    )


def install(app: FastAPI) -> None:
    """Make every error of the app a problem."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(HTTPException, _http)
    for error in (psycopg.OperationalError, OperationalError, InterfaceError, PoolTimeoutError):
        app.add_exception_handler(error, _unavailable)


def language_of(request: Request) -> Language:
    """The language of whoever sent the request."""
    return preferred(request.headers.get("accept-language", ""))


def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    language = language_of(request)
    errors = []
    for fault in error.errors():
        words = FIELD_WORDS.get(fault["type"], OTHER_FIELD_WORDS)[language]
        context = {key: value for key, value in (fault.get("ctx") or {}).items() if key in ("ge", "le")}
        where = [str(part) for part in fault["loc"][1:] if not isinstance(part, int)]
        field = ".".join(where)[:60] or _whole(fault["type"])
        errors.append({"field": field, "message": words.format(**context)})
    status = 400 if any(fault["type"] == "json_invalid" for fault in error.errors()) else 422
    return problem("bad_request" if status == 400 else "invalid_input", status, language, errors)


def _whole(fault_type: str) -> str:
    return {"position_incomplete": "lat", "bad_bbox": "bbox", "dates_reversed": "to"}.get(fault_type, "body")


def _problem(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ProblemError)
    language = language_of(request)
    errors = None
    if isinstance(error, InvalidInputError):
        errors = [{"field": error.field, "message": FIELD_WORDS[error.field_code][language]}]
    headers = {"Retry-After": str(error.retry_after)} if isinstance(error, TooManyRequestsError) else None
    return problem(error.code, error.status, language, errors, headers)


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = _BY_STATUS.get(error.status_code, "bad_request")
    return problem(code, error.status_code, language_of(request), headers=dict(error.headers or {}))


def _unavailable(request: Request, error: Exception) -> JSONResponse:
    logger.error("database out of reach on %s: %s", request.url.path, type(error).__name__)
    headers = {"Retry-After": str(RETRY_AFTER_S)}
    return problem("unavailable", 503, language_of(request), headers=headers)
