"""OpenID Connect Core 1.0, authorization code with PKCE. What is believed is checked here, claim by claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeGuard
from urllib.parse import quote

import httpx
from jose import jws
from jose.constants import ALGORITHMS
from jose.exceptions import JOSEError
from jose.utils import calculate_at_hash

from api.people.accounts.federation.attempt import Answer, Attempt
from api.people.accounts.federation.claims import MAX_SUBJECT, Proven, read_person
from api.people.accounts.federation.directory import Directory, Metadata
from api.people.accounts.federation.peer import Refusal, ask, ask_json, json_object, provider_client
from api.platform.kit.clock import now
from api.platform.settings.shapes import SignInProvider

LEEWAY = timedelta(seconds=60)
"""How far a provider's clock may be from ours."""
MAX_HINT = 4000
"""Characters of a token in the logout page's address: what is longer few servers take, and some no client."""
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
LOGOUT_LASTS = timedelta(minutes=10)
"""A logout token that is older is not believed, whatever end it gives itself: so long is it remembered."""
DECLINED = "access_denied"
"""The error of a person who changed their mind (RFC 6749 §4.1.2.1)."""


async def start_url(directory: Directory, provider: SignInProvider, attempt: Attempt) -> str:
    """Where the browser signs in (§3.1.2.1). Raises Refusal when the provider is out of reach."""
    async with provider_client() as client:
        metadata = await directory.metadata(client, provider)
    return _with_parameters(
        metadata.authorization,
        # `login`: on a shared phone a sibling's session at the provider is not taken for this person.
        ({} if attempt.tile else {"prompt": "login"})
        | provider.extra
        | {
            "response_type": "code",
            "client_id": provider.client_id,
            "redirect_uri": attempt.callback,
            "scope": " ".join(provider.scopes),
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": attempt.challenge,
            "code_challenge_method": "S256",
        },
    )


async def finish(directory: Directory, provider: SignInProvider, attempt: Attempt, answer: Answer) -> Proven:
    """The person who signed in. Raises Refusal."""
    if answer.error:
        raise Refusal("cancelled" if answer.error == DECLINED else "distrusted")
    async with provider_client() as client:
        metadata = await directory.metadata(client, provider)
        if (answer.issuer or metadata.names_itself) and answer.issuer != provider.issuer:
            raise Refusal("distrusted", "answer of another issuer")
        if not answer.code:
            raise Refusal("distrusted", "answer without a code")
        tokens = await _exchange(client, provider, metadata, attempt, answer.code)
        id_token, access_token = tokens.get("id_token"), tokens.get("access_token")
        if not isinstance(id_token, str) or not isinstance(access_token, str):
            raise Refusal("distrusted", "tokens are missing")
        # RFC 6750 §2.1: it goes into a header.
        if not access_token.isascii() or not access_token.isprintable():
            raise Refusal("distrusted", "access token of other signs")
        claims = await _verify(client, directory, provider, id_token)
        _check_id_token(provider, attempt, claims, id_token, access_token)
        sid, issued_at = claims.get("sid"), _moment(claims, "iat")
        if provider.uses_userinfo:
            said = await _userinfo(client, directory, provider, metadata, access_token)
            # Core §5.3.2: a userinfo answer about somebody else must not be used.
            if said.get("sub") != claims.get("sub"):
                raise Refusal("distrusted", "userinfo of another subject")
            claims = {**claims, **said}
    return Proven(
        read_person(provider, claims.get("sub"), claims),
        session=sid if _is_name(sid) else None,
        id_token=id_token,
        issued_at=issued_at,
    )


@dataclass(frozen=True)
class LogoutToken:
    """What a provider's logout token says."""

    token_id: str
    issued_at: datetime
    subject: str | None
    session: str | None
    """`sid`; without it all sessions of the subject have ended."""


async def read_logout_token(directory: Directory, provider: SignInProvider, token: str) -> LogoutToken:
    """A logout token that this provider made for us, just now (Back-Channel Logout 1.0 §2.6). Raises Refusal.

    Whether it was used before is for the caller to say.
    """
    async with provider_client() as client:
        claims = await _verify(client, directory, provider, token)
    # A token made for another purpose, signed with the same key, ends no session (§2.4).
    if str(jws.get_unverified_header(token).get("typ", "JWT")).lower() not in ("jwt", "logout+jwt"):
        raise Refusal("distrusted", "typ")
    events = claims.get("events")
    if not isinstance(events, dict) or not isinstance(events.get(LOGOUT_EVENT), dict):
        raise Refusal("distrusted", "events")
    if "nonce" in claims:
        raise Refusal("distrusted", "nonce")
    if "exp" not in claims or "iat" not in claims:
        raise Refusal("distrusted", "exp or iat is missing")
    issued_at = _moment(claims, "iat")
    if issued_at <= now() - LOGOUT_LASTS:
        raise Refusal("distrusted", "iat")
    if not _is_name(claims.get("jti")):
        raise Refusal("distrusted", "jti")
    named = {name: claims[name] for name in ("sub", "sid") if name in claims}
    if not named or not all(map(_is_name, named.values())):
        raise Refusal("distrusted", "sub or sid")
    return LogoutToken(claims["jti"], issued_at, named.get("sub"), named.get("sid"))


def _is_name(value: object) -> TypeGuard[str]:
    """Whether a claim names a subject, a session or a token."""
    return isinstance(value, str) and 0 < len(value) <= MAX_SUBJECT and value.isprintable()


async def logout_url(
    directory: Directory, provider: SignInProvider, *, id_token: str | None, home: str, state: str
) -> str | None:
    """Where to sign out of the provider (RP-Initiated Logout 1.0); None when it offers none."""
    try:
        async with provider_client() as client:
            metadata = await directory.metadata(client, provider)
    except Refusal:
        return None
    if metadata.end_session is None:
        return None
    hint = {"id_token_hint": id_token} if id_token and len(id_token) <= MAX_HINT else {}
    return _with_parameters(
        metadata.end_session,
        {**hint, "client_id": provider.client_id, "post_logout_redirect_uri": home, "state": state},
    )


async def _exchange(
    client: httpx.AsyncClient, provider: SignInProvider, metadata: Metadata, attempt: Attempt, code: str
) -> dict[str, Any]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": attempt.callback,
        "code_verifier": attempt.verifier,
    }
    secret = provider.client_secret.get_secret_value()
    auth = None
    if secret and not metadata.secret_in_body:
        # RFC 6749 §2.3.1: both are form-encoded first.
        auth = httpx.BasicAuth(quote(provider.client_id, safe=""), quote(secret, safe=""))
    else:
        form |= {"client_id": provider.client_id} | ({"client_secret": secret} if secret else {})
    return await ask_json(client, "POST", metadata.token, data=form, auth=auth)


async def _userinfo(
    client: httpx.AsyncClient,
    directory: Directory,
    provider: SignInProvider,
    metadata: Metadata,
    access_token: str,
) -> dict[str, Any]:
    if metadata.userinfo is None:
        raise Refusal("distrusted", "no userinfo endpoint")
    response, body = await ask(
        client, "GET", metadata.userinfo, headers={"Authorization": f"Bearer {access_token}"}
    )
    if response.status_code != 200:
        raise Refusal("distrusted", f"userinfo status {response.status_code}")
    if response.headers.get("content-type", "").partition(";")[0].strip() == "application/jwt":
        return await _verify(client, directory, provider, body.decode("ascii", "replace").strip())
    return json_object(body)


async def _verify(
    client: httpx.AsyncClient, directory: Directory, provider: SignInProvider, token: str
) -> dict[str, Any]:
    """The claims of a token that this provider signed for us and whose time is not over. Raises Refusal.

    The header chooses among the pinned algorithms and published keys only; what it brings is not used.
    """
    try:
        header: Mapping[str, Any] = jws.get_unverified_header(token)
        algorithm, kid = header.get("alg"), header.get("kid")
        if algorithm not in list(provider.algorithms):
            raise Refusal("distrusted", "algorithm not allowed")
        if "crit" in header or not isinstance(kid, str | None):
            raise Refusal("distrusted", "header not understood")
        key = await directory.key(client, provider, kid, algorithm)
        payload = jws.verify(token, key, [algorithm])
    except (JOSEError, RecursionError):
        raise Refusal("distrusted", "signature") from None
    claims = json_object(payload)
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    if claims.get("iss") != provider.issuer:
        raise Refusal("distrusted", "iss")
    if provider.client_id not in audiences:
        raise Refusal("distrusted", "aud")
    if claims.get("azp", provider.client_id) != provider.client_id or (
        len(audiences) > 1 and "azp" not in claims
    ):
        raise Refusal("distrusted", "azp")
    if "exp" in claims and _moment(claims, "exp") <= now() - LEEWAY:
        raise Refusal("distrusted", "exp")
    for name in ("iat", "nbf"):
        if name in claims and _moment(claims, name) > now() + LEEWAY:
            raise Refusal("distrusted", name)
    return claims


def _check_id_token(
    provider: SignInProvider, attempt: Attempt, claims: Mapping[str, Any], id_token: str, access_token: str
) -> None:
    """What only an id_token must say (§3.1.3.7). Raises Refusal."""
    if claims.get("nonce") != attempt.nonce:
        raise Refusal("distrusted", "nonce")
    if "exp" not in claims or "iat" not in claims:
        raise Refusal("distrusted", "exp or iat is missing")
    algorithm = jws.get_unverified_header(id_token)["alg"]
    if claims.get("at_hash") not in (None, calculate_at_hash(access_token, ALGORITHMS.HASHES[algorithm])):
        raise Refusal("distrusted", "at_hash")
    asked_anew = "login" in provider.extra.get("prompt", "" if attempt.tile else "login").split()
    if asked_anew and "auth_time" in claims and _moment(claims, "auth_time") < attempt.began_at - LEEWAY:
        raise Refusal("reused", "auth_time")


def _moment(claims: Mapping[str, Any], name: str) -> datetime:
    value = claims[name]
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value, UTC)
        except (ValueError, OverflowError, OSError):
            pass
    raise Refusal("distrusted", f"{name} is not a moment")


def _with_parameters(address: str, parameters: Mapping[str, str]) -> str:
    said = {name: value for name, value in parameters.items() if value}
    return str(httpx.URL(address).copy_merge_params(said))
