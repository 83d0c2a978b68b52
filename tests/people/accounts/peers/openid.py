"""An OpenID provider that keeps to the standard until a test makes it lie."""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable
from functools import cache
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jose import jwk, jws

from tests.people.accounts.peers.web import Asked, Reply, Web, as_json, redirect

CLIENT = "epass"
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
SECRET = "a secret: with + signs"

Claims = dict[str, Any]


@cache
def private_key(name: str) -> str:
    """The same key for the same name; making one takes a while."""
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return made.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


def public_jwk(name: str) -> Claims:
    """What the provider publishes of the key of that name."""
    published: Claims = jwk.construct(private_key(name), "RS256").public_key().to_dict()
    return {**published, "kid": name, "use": "sig", "alg": "RS256"}


def public_pem(name: str) -> str:
    """The public half, as anybody can write it."""
    pem: bytes = jwk.construct(private_key(name), "RS256").public_key().to_pem()
    return pem.decode()


def segment(value: Claims) -> str:
    """A part of a compact token."""
    return base64url(json.dumps(value).encode())


def base64url(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


class OpenIdPeer:
    """One provider; `person` is who signs in next."""

    def __init__(self) -> None:
        self._web = Web(self._answer)
        self.issuer = self._web.origin
        self.reset()

    def reset(self) -> None:
        """Honest again, and without memory."""
        self.key = "first key"
        self.published = [public_jwk(self.key)]
        self.person: Claims = {"sub": "pupil-1"}
        self.sid: str | None = None
        """How the provider calls the next session; it may tell its end."""
        self.meanwhile: Callable[[], object] = lambda: None
        """What happens between a token and its arrival."""
        self.tell: Callable[[Claims], Claims] = lambda claims: claims
        """Changes what the id_token says."""
        self.sign: Callable[[Claims], str] = self.sign_properly
        self.userinfo: Claims | None = None
        """What userinfo says; None: the person."""
        self.signs_userinfo = False
        self.denies = False
        self.says_issuer: str | None = self.issuer
        self.offers_logout = True
        self.metadata: Claims = {}
        """Changes the discovery document."""
        self.token_answer: Claims = {}
        """Changes what the token endpoint says."""
        self.tokens: list[str] = []
        self.counts = {"discovery": 0, "keys": 0}
        self._codes: dict[str, Claims] = {}
        self._used: set[str] = set()
        self._access: dict[str, Claims] = {}

    def close(self) -> None:
        self._web.close()

    def sign_properly(self, claims: Claims) -> str:
        token: str = jws.sign(claims, private_key(self.key), {"kid": self.key}, "RS256")
        return token

    def _answer(self, asked: Asked) -> Reply:
        found = {
            "/.well-known/openid-configuration": self._discovery,
            "/jwks": self._keys,
            "/authorize": self._authorize,
            "/token": self._token,
            "/userinfo": self._userinfo,
        }.get(asked.path)
        return found(asked) if found else Reply(404)

    def _discovery(self, _: Asked) -> Reply:
        self.counts["discovery"] += 1
        return as_json(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/jwks",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "authorization_response_iss_parameter_supported": True,
                **({"end_session_endpoint": f"{self.issuer}/logout"} if self.offers_logout else {}),
                **self.metadata,
            }
        )

    def _keys(self, _: Asked) -> Reply:
        self.counts["keys"] += 1
        return as_json({"keys": self.published})

    def _authorize(self, asked: Asked) -> Reply:
        asked_for = asked.query
        back = f"{asked_for['redirect_uri']}?state={asked_for['state']}"
        if self.says_issuer:
            back += f"&iss={self.says_issuer}"
        if self.denies:
            return redirect(f"{back}&error=access_denied")
        code = secrets.token_urlsafe(16)
        self._codes[code] = {**asked_for, "person": self.person}
        return redirect(f"{back}&code={code}")

    def _token(self, asked: Asked) -> Reply:
        form = asked.form
        begun = self._codes.get(form["code"])
        challenge = base64url(hashlib.sha256(form["code_verifier"].encode()).digest())
        if (
            begun is None
            or form["code"] in self._used
            or form["redirect_uri"] != begun["redirect_uri"]
            or begun["code_challenge_method"] != "S256"
            or begun["code_challenge"] != challenge
        ):
            return as_json({"error": "invalid_grant"}, 400)
        if not self._knows_client(asked):
            return as_json({"error": "invalid_client"}, 401)
        self._used.add(form["code"])
        moment = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": moment,
            "exp": moment + 300,
            "nonce": begun["nonce"],
            **({"sid": self.sid} if self.sid else {}),
            **begun["person"],
        }
        id_token = self.sign(self.tell(claims))
        self.tokens.append(id_token)
        access_token = secrets.token_urlsafe(16)
        self._access[access_token] = begun["person"]
        said = {"access_token": access_token, "token_type": "Bearer", "id_token": id_token}
        self.meanwhile()
        return as_json(said | self.token_answer)

    def logout_claims(self, **named: Any) -> Claims:
        """What a logout token says of the end of a session (Back-Channel Logout 1.0 §2.4)."""
        moment = int(time.time())
        return {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": moment,
            "exp": moment + 120,
            "jti": secrets.token_urlsafe(12),
            "events": {LOGOUT_EVENT: {}},
            **named,
        }

    def sign_logout(self, claims: Claims, **header: Any) -> str:
        """A logout token; `header` changes its head."""
        head = {"kid": self.key, "typ": "logout+jwt", **header}
        token: str = jws.sign(claims, private_key(self.key), head, "RS256")
        return token

    def _knows_client(self, asked: Asked) -> bool:
        if "token_endpoint_auth_methods_supported" in self.metadata:
            return asked.form["client_id"] == CLIENT and asked.form["client_secret"] == SECRET
        # RFC 6749 §2.3.1: form-encoded before they are joined.
        expected = base64.b64encode(b"epass:a%20secret%3A%20with%20%2B%20signs").decode()
        return asked.headers.get("Authorization") == f"Basic {expected}"

    def _userinfo(self, asked: Asked) -> Reply:
        person = self._access[asked.headers["Authorization"].removeprefix("Bearer ")]
        said = self.userinfo or person
        if not self.signs_userinfo:
            return as_json(said)
        token = self.sign({"iss": self.issuer, "aud": CLIENT, **said})
        return Reply(200, token, {"Content-Type": "application/jwt; charset=utf-8"})
