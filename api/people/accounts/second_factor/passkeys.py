"""Passkeys (W3C WebAuthn Level 3): py_webauthn checks the ceremonies, the database their single use."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

import webauthn
from sqlmodel.ext.asyncio.session import AsyncSession
from webauthn.helpers import base64url_to_bytes, generate_challenge
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.options_to_json_dict import options_to_json_dict
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AuthenticationCredential,
    AuthenticatorAssertionResponse,
    AuthenticatorAttestationResponse,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    RegistrationCredential,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from api.people.accounts import service as accounts
from api.people.accounts.second_factor import queries, service
from api.people.accounts.second_factor.schemas import PasskeyCreate, PasskeyOptions, PasskeyProof
from api.people.accounts.second_factor.service import RelyingParty
from api.platform.access import Viewer
from api.platform.kit.clock import now
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.statements import run
from api.platform.settings import Settings

NAME = "E-pass Orientation"
MOST = 10
"""Passkeys that one account may have."""
ALGORITHMS = [
    COSEAlgorithmIdentifier.ECDSA_SHA_256,
    COSEAlgorithmIdentifier.EDDSA,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256,
]

Verified = TypeVar("Verified")


async def registration_options(session: AsyncSession, settings: Settings, viewer: Viewer) -> PasskeyOptions:
    """What the browser needs to make a passkey. Raises ConflictError, ForbiddenError, UnauthorizedError."""
    party = _party(settings)
    await _begin_registration(session, settings, viewer)
    account = await accounts.find(await session.connection(), viewer.account_id)
    options = webauthn.generate_registration_options(
        rp_id=party.id,
        rp_name=NAME,
        user_id=viewer.account_id.bytes,
        user_name=account.email or account.first_name or NAME,
        user_display_name=account.first_name or NAME,
        challenge=await _new_challenge(session, settings, viewer),
        timeout=settings.challenge_minutes * 60_000,
        attestation=AttestationConveyancePreference.NONE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=await _descriptors(session, viewer.account_id),
        supported_pub_key_algs=ALGORITHMS,
    )
    return PasskeyOptions(public_key=options_to_json_dict(options))


async def register(
    session: AsyncSession, settings: Settings, viewer: Viewer, made: PasskeyCreate, device: str
) -> bool:
    """Keep a passkey that the browser made for this session's challenge; this device has proven it.

    The caller commits in both cases: the challenge is used up.
    Raises ConflictError, ForbiddenError, UnauthorizedError.
    """
    party = _party(settings)
    await _begin_registration(session, settings, viewer)
    challenge = await _take_challenge(session, viewer)
    if challenge is None:
        return False
    verified = _verified(
        lambda: webauthn.verify_registration_response(
            credential=RegistrationCredential(
                id=made.credential_id,
                raw_id=base64url_to_bytes(made.credential_id),
                response=AuthenticatorAttestationResponse(
                    client_data_json=base64url_to_bytes(made.client_data),
                    attestation_object=base64url_to_bytes(made.attestation),
                ),
            ),
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            require_user_verification=True,
            supported_pub_key_algs=ALGORITHMS,
        )
    )
    if verified is None or verified.credential_id != base64url_to_bytes(made.credential_id):
        return False
    inserted = await run(
        session,
        queries.INSERT_PASSKEY,
        {
            "account_id": viewer.account_id,
            "credential_id": verified.credential_id,
            "public_key": verified.credential_public_key,
            "sign_count": verified.sign_count,
            "name": made.name.strip() or device,
            "now": now(),
        },
    )
    if inserted.first() is None:
        return False
    await service.mark_proven(session, viewer)
    await service.tell_added(session, settings, viewer, "passkey")
    return True


async def proof_options(session: AsyncSession, settings: Settings, viewer: Viewer) -> PasskeyOptions:
    """What the browser needs to use a passkey. Raises ConflictError, NotFoundError (there is none)."""
    party = _party(settings)
    allowed = await _descriptors(session, viewer.account_id)
    if not allowed:
        raise NotFoundError
    options = webauthn.generate_authentication_options(
        rp_id=party.id,
        challenge=await _new_challenge(session, settings, viewer),
        timeout=settings.challenge_minutes * 60_000,
        allow_credentials=allowed,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return PasskeyOptions(public_key=options_to_json_dict(options))


async def prove(session: AsyncSession, settings: Settings, viewer: Viewer, proof: PasskeyProof) -> bool:
    """Check a passkey's answer to this session's challenge.

    The caller commits in both cases: the challenge is used up. Raises ConflictError.
    """
    party = _party(settings)
    challenge = await _take_challenge(session, viewer)
    if challenge is None:
        return False
    credential_id = _verified(lambda: base64url_to_bytes(proof.credential_id))
    row = (
        await run(
            session, queries.LOCK_PASSKEY, {"credential_id": credential_id, "account_id": viewer.account_id}
        )
    ).first()
    if row is None or credential_id is None:
        return False
    verified = _verified(
        lambda: webauthn.verify_authentication_response(
            credential=AuthenticationCredential(
                id=proof.credential_id,
                raw_id=credential_id,
                response=AuthenticatorAssertionResponse(
                    client_data_json=base64url_to_bytes(proof.client_data),
                    authenticator_data=base64url_to_bytes(proof.authenticator_data),
                    signature=base64url_to_bytes(proof.signature),
                ),
            ),
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            credential_public_key=bytes(row.public_key),
            # Refuses a count that does not grow: the key may have been copied (WebAuthn §7.2 step 22).
            credential_current_sign_count=row.sign_count,
            require_user_verification=True,
        )
    )
    if verified is None:
        return False
    await run(
        session, queries.USE_PASSKEY, {"id": row.id, "sign_count": verified.new_sign_count, "now": now()}
    )
    await service.mark_proven(session, viewer)
    return True


async def remove(session: AsyncSession, settings: Settings, viewer: Viewer, passkey_id: UUID) -> None:
    """Forget a passkey. Raises ForbiddenError, ConflictError (the last factor), NotFoundError."""
    await service.begin_removal(session, settings, viewer)
    removed = await run(session, queries.DELETE_PASSKEY, {"id": passkey_id, "account_id": viewer.account_id})
    if removed.first() is None:
        raise NotFoundError
    await service.end_factor(session, settings, viewer, "passkey")


def _party(settings: Settings) -> RelyingParty:
    party = service.relying_party(settings)
    if party is None:
        raise ConflictError("passkeys_impossible")
    return party


async def _begin_registration(session: AsyncSession, settings: Settings, viewer: Viewer) -> None:
    stands = await service.begin_change(session, settings, viewer)
    if stands.passkeys >= MOST:
        raise ConflictError("too_many_passkeys")


async def _new_challenge(session: AsyncSession, settings: Settings, viewer: Viewer) -> bytes:
    challenge = generate_challenge()
    await run(
        session,
        queries.SET_CHALLENGE,
        {
            "session_id": viewer.session_id,
            "challenge": challenge,
            "expires_at": now() + timedelta(minutes=settings.challenge_minutes),
        },
    )
    return challenge


async def _take_challenge(session: AsyncSession, viewer: Viewer) -> bytes | None:
    row = (
        await run(session, queries.TAKE_CHALLENGE, {"session_id": viewer.session_id, "now": now()})
    ).first()
    return None if row is None else bytes(row.challenge)


async def _descriptors(session: AsyncSession, account_id: UUID) -> list[PublicKeyCredentialDescriptor]:
    rows = await run(session, queries.PASSKEYS, {"account_id": account_id})
    return [PublicKeyCredentialDescriptor(id=bytes(row.credential_id)) for row in rows]


def _verified(check: Callable[[], Verified]) -> Verified | None:
    """What the library made of a browser's answer; None when it refuses it, or stumbles over its bytes."""
    try:
        return check()
    except Exception:
        # Beside its own errors, those of its parsers (CBOR, ASN.1, JSON, keys) come through.
        return None
