"""Shapes of settings that are more than a value: imports, partners' feeds, sign-in providers, holidays."""

import base64
import binascii
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email.utils import parseaddr
from ipaddress import IPv4Network, IPv6Network, collapse_addresses, ip_address, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from api.platform.settings.files import FilesSource


class ImportSchedule(BaseModel):
    """One source that the worker imports again every night."""

    source: str
    address: str


class OfferFeed(BaseModel):
    """One partner's list of offers that the worker imports every hour.

    Credentials are named, not written: each is the name of an environment variable that holds the value.
    """

    model_config = ConfigDict(extra="forbid")

    partner: str
    """As `epass import --list` names it, for example `offres-lba`."""
    address: str
    """https address, or a file; `{department}` stands for each served department, one after the other."""
    bearer: str = ""
    """Variable with the token of La bonne alternance, API Apprentissage, 1 élève 1 stage…"""
    client_id: str = ""
    """Variable with the OAuth2 client of France Travail."""
    client_secret: str = ""
    """Variable with that client's secret."""
    token_url: str = ""
    """Where that client signs in, when it is not the partner's usual address."""

    @model_validator(mode="after")
    def _keeps_secrets(self) -> Self:
        if "://" in self.address and not is_safe_address(self.address):
            raise ValueError("an address must be reached by https")
        if bool(self.client_id) != bool(self.client_secret):
            raise ValueError("client_id and client_secret go together")
        return self


def _holiday(value: str) -> str:
    first, _, last = value.partition("/")
    if date.fromisoformat(first) > date.fromisoformat(last):
        raise ValueError("a holiday is FIRST/LAST, two dates in order")
    return value


SchoolHoliday = Annotated[str, AfterValidator(_holiday)]
SchoolZone = Literal["A", "B", "C"]
"""Academies whose winter and spring holidays fall together."""
Attribute = Literal["first_name", "birth_date", "email", "affiliation", "uai", "level"]
Algorithm = Literal["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"]


def is_loopback(host: str) -> bool:
    """Whether a name or an address is of this machine and never leads to another (RFC 6761 §6.3)."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost" or host.lower().endswith(".localhost")


def is_safe_address(url: str) -> bool:
    """https, or a server of this very machine."""
    try:
        parts = urlsplit(url)
        reachable = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    own = parts.scheme == "http" and is_loopback(parts.hostname or "")
    return reachable and (parts.scheme == "https" or own)


_LONGEST = {
    "years": 100,
    "months": 100 * 12,
    "days": 100 * 365,
    "hours": 100 * 365 * 24,
    "minutes": 100 * 365 * 24 * 60,
}
"""A century: beyond it moments have no date, and what is forgotten after it never is."""
_MOST = 1_000_000_000
"""Of anything else that is counted: the database keeps these as numbers of four bytes."""


_P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""A private key of the curve P-256 is a number below it (SEC 2 §2.4.2)."""


_MAILBOX = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")
_NARROW = {4: 8, 6: 16}
"""A network of proxies has at least so many bits, by version of IP; private ones may have fewer."""


def is_push_key(text: str) -> bool:
    """Whether it is a private key as `epass keys` prints it: 32 bytes in base64url."""
    try:
        key = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return False
    return len(key) == 32 and 0 < int.from_bytes(key, "big") < _P256_ORDER


def is_address(url: str, *schemes: str) -> bool:
    """Whether an address names a host that can be reached by one of these schemes."""
    try:
        parts = urlsplit(url)
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


class Bounded(BaseSettings):
    """What no setting may be, whichever it is: an absurd number, an address that leads nowhere."""

    model_config = SettingsConfigDict(env_prefix="EPASS_", env_file=".env", extra="ignore")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - of pydantic's own form
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """With those that stand in files that the environment or `.env` names."""
        named: dict[str, str | None] = {}
        for source in (dotenv_settings, env_settings):
            if isinstance(source, EnvSettingsSource):
                named |= source.env_vars
        return init_settings, FilesSource(settings_cls, named), env_settings, dotenv_settings

    @field_validator("*", check_fields=False)
    @classmethod
    def _within_a_century(cls, value: Any, info: ValidationInfo) -> Any:
        most = _LONGEST.get((info.field_name or "").rpartition("_")[2], _MOST)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, int) and one > most:
                raise PydanticCustomError("less_than_equal", "at most {le}", {"le": most})
        return value

    @field_validator(
        "public_url", "tiles_url", "company_directory_url", "region_site_url", check_fields=False
    )
    @classmethod
    def _web_address(cls, address: str | None) -> str | None:
        if address and not is_address(address, "https", "http"):
            raise ValueError("https://HOST")
        return address

    @field_validator("public_url", check_fields=False)
    @classmethod
    def _address_of_the_app(cls, address: str) -> str:
        if any(sign in address for sign in "?#@"):
            raise ValueError("https://HOST, and nothing behind it")
        if urlsplit(address).scheme == "http" and is_public(address):
            raise ValueError("https is expected of a public host")
        return address

    @field_validator("database_url", "owner_database_url", "pooler_url", check_fields=False)
    @classmethod
    def _server_address(cls, address: str | None) -> str | None:
        if address and not is_postgres(address):
            raise ValueError("postgresql://USER@HOST/DATABASE")
        return address

    @field_validator("seconde_window", check_fields=False)
    @classmethod
    def _window_of_one_year(cls, window: str) -> str:
        first, last = (date.fromisoformat(f"2027-{end}") for end in window.split("/"))
        if first > last:
            raise ValueError("the first day comes before the last, in one year")
        return window

    @field_validator("smtp_url", check_fields=False)
    @classmethod
    def _mail_server(cls, address: SecretStr | None) -> SecretStr | None:
        if address and not is_address(address.get_secret_value(), "smtp", "smtps"):
            raise ValueError("smtp://HOST:PORT, smtps://HOST:PORT")
        return address

    @field_validator("mail_from", "contact_email", "accessibility_email", "dpo_email", check_fields=False)
    @classmethod
    def _mail_address(cls, address: str | None) -> str | None:
        if address and not (address.isprintable() and _MAILBOX.fullmatch(parseaddr(address)[1])):
            raise ValueError("somebody@HOST")
        return address

    @field_validator("vapid_private_key", check_fields=False)
    @classmethod
    def _push_key(cls, key: SecretStr) -> SecretStr:
        if key.get_secret_value() and not is_push_key(key.get_secret_value()):
            raise ValueError("epass keys")
        return key

    @field_validator("push_authority", check_fields=False)
    @classmethod
    def _file(cls, path: Path | None) -> Path | None:
        if path is not None and not path.is_file():
            raise ValueError("a file")
        return path


class PublicDemoError(ValueError):
    """A demonstration would run on a public site unasked."""

    def __init__(self) -> None:
        super().__init__(
            "EPASS_PUBLIC_URL n’est pas une adresse de cette machine (localhost, 127.0.0.1), ou EPASS_HOST"
            " écoute au-delà d’elle, et la démonstration laisse entrer n’importe qui dans n’importe quel"
            " rôle, admin compris, et lire tous les mails\u00a0: EPASS_DEMO et EPASS_MAIL_OUTBOX à false"
            " (epass run --no-demo), ou EPASS_DEMO_ON_PUBLIC_SITE=true si c’est voulu.\n"
            "EPASS_PUBLIC_URL is no address of this machine (localhost, 127.0.0.1), or EPASS_HOST listens"
            " beyond it, and the demonstration lets anybody enter as any role, admin included, and read all"
            " mails: EPASS_DEMO and EPASS_MAIL_OUTBOX to false (epass run --no-demo), or"
            " EPASS_DEMO_ON_PUBLIC_SITE=true if that is meant."
        )


class AnyProxyError(ValueError):
    """Whoever reaches the server could write the address that limits count."""

    def __init__(self) -> None:
        super().__init__(
            "EPASS_TRUSTED_PROXIES croit tout le monde, et EPASS_HOST écoute au-delà de cette machine\u00a0:"
            " n’importe qui écrirait l’adresse que comptent les limites. Donnez l’adresse ou le réseau de"
            " votre proxy.\n"
            "EPASS_TRUSTED_PROXIES believes everybody, and EPASS_HOST listens beyond this machine: anybody"
            " could write the address that limits count. Give the address or network of your proxy."
        )


def is_postgres(url: str) -> bool:
    """Whether it is the address of a PostgreSQL server."""
    try:
        parts = urlsplit(url)
        (parts.hostname or "").encode("idna")  # as a look-up of the name does
        return parts.scheme.partition("+")[0] in ("postgresql", "postgres") and (parts.port or 1) > 0
    except ValueError:
        return False


def is_public(url: str) -> bool:
    """Whether an address is one that people far away may open, not of this machine or a local network."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return True
    try:
        return ip_address(host).is_global
    except ValueError:
        return not is_loopback(host) and not host.endswith((".local", ".test", ".internal"))


def believes_everybody(proxies: str) -> bool:
    """Whether anybody who reaches the server may write the address that limits count."""
    told = [one.strip() for one in proxies.split(",")]
    return "*" in told or any(
        # Half the world is as good as all of it.
        network.prefixlen < _NARROW[network.version] and not network.is_private
        for network in _together(told)
    )


def _together(told: list[str]) -> Iterator[IPv4Network | IPv6Network]:
    """The networks among these, neighbours as one."""
    networks = []
    for one in told:
        with suppress(ValueError):
            networks.append(ip_network(one, strict=False))
    yield from collapse_addresses(one for one in networks if isinstance(one, IPv4Network))
    yield from collapse_addresses(one for one in networks if isinstance(one, IPv6Network))


class SignInProvider(BaseModel):
    """One way to sign in elsewhere: an OpenID Connect provider, or a CAS 3 server of an ENT."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9-]{2,40}$")
    protocol: Literal["oidc", "cas"] = "oidc"
    label: str
    """What the button says, for example "EduConnect"."""
    audience: Literal["pupils", "professionals", "everyone"] = "everyone"
    issuer: str
    """Issuer of an OpenID provider, or the address of a CAS server; https, except on this machine."""
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    scopes: list[str] = ["openid"]
    algorithms: list[Algorithm] = ["RS256", "ES256"]
    """Signatures that are believed (pinned; `none` and HMAC never are)."""
    extra: dict[str, str] = {}
    """More parameters of the authorization request, for example acr_values; `"prompt": ""` (CAS: `renew`)
    stops asking for a fresh sign-in, for providers that refuse to be asked."""
    claims: dict[Attribute, str] = {}
    """Our attribute → the provider's claim; a dot goes into a nested one. What is not named is not read."""
    affiliations: dict[str, Literal["student", "parent", "staff"]] = {}
    """The provider's affiliation → ours; the unlisted are refused when any is listed."""
    levels: dict[
        str,
        Literal[
            "middle_school", "high_school", "vocational", "apprenticeship", "higher", "out_of_school", "adult"
        ],
    ] = {}
    """The provider's level → ours; the longest beginning counts."""
    vouches_for_age: bool = False
    """The provider knows the birth dates that it passes on (a school's register, an identity checked by the
    State): they open what a typed one does not."""
    uses_userinfo: bool = False
    """Whether claims are also asked from the userinfo endpoint (FranceConnect, ProConnect)."""
    email_is_verified: bool = False
    """The provider only passes on addresses that it has verified, without saying `email_verified`."""

    @model_validator(mode="after")
    def _can_be_used(self) -> Self:
        if self.id in ("code", "demo"):
            raise ValueError("this id already names another way to sign in")
        if not is_safe_address(self.issuer):
            raise ValueError("the issuer must be reached by https")
        if self.protocol == "oidc" and not self.client_id:
            raise ValueError("an OpenID provider needs a client_id")
        if self.protocol == "oidc" and ("openid" not in self.scopes or not self.algorithms):
            raise ValueError("an OpenID provider needs the scope openid and an algorithm")
        ours = {"response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "request",
                "request_uri", "response_mode", "code_challenge", "code_challenge_method"}  # fmt: skip
        if ours & self.extra.keys():
            raise ValueError("extra must not replace what protects the request")
        return self
