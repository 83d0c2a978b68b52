"""`epass check`: what an operator would otherwise learn from the people who cannot sign in.

It changes nothing and sends nothing but, with --mail-to, one letter.
"""

import argparse
import asyncio
import email.message
import shutil
import socket
import ssl
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import aiosmtplib
import psycopg
from dns.exception import DNSException
from dns.exception import Timeout as DnsTimeout
from dns.resolver import Resolver

from api import startup
from api.opening import Addresses, database, keyed_settings
from api.platform.kit import clock
from api.platform.kit.causes import IN_FRENCH, cause_of
from api.platform.kit.database import connect
from api.platform.schema import revisions, rights
from api.platform.server_key.service import WrongKeyError
from api.platform.settings import Settings, get_settings
from api.platform.settings.shapes import is_loopback

SECONDS = 10
"""For each answer from outside."""
LEAST_FREE, ENOUGH_FREE = 0.1, 20 * 2**30
"""Of a disk; bytes of a large one."""
MOST_SKEW = timedelta(seconds=5)
"""Codes of authenticator apps and signed tokens stand little more."""
CERTIFICATE_DAYS = 14
PUSH_SERVICES = ("fcm.googleapis.com", "updates.push.services.mozilla.com", "web.push.apple.com")


class Found(NamedTuple):
    """What a check says: it holds, it does not, or (None) it is to be looked at."""

    holds: bool | None
    fr: str
    en: str
    away: bool = False
    """The database does not answer at all."""


class Asked(NamedTuple):
    """What the checks look at."""

    settings: Settings
    addresses: Addresses
    dkim_selector: str | None
    mail_to: str | None


Check = Callable[[Asked], Iterator[Found]]


def declare(commands: Any) -> None:
    """Add the command."""
    check = commands.add_parser("check", help="settings, keys, mail, push, disk, clock, certificate, worker")
    check.add_argument("--dkim-selector", metavar="NAME", help="of the mail server, to look for its key")
    check.add_argument("--mail-to", metavar="EMAIL", help="send one letter there")
    check.set_defaults(run=command_check)


def command_check(arguments: argparse.Namespace) -> int:
    """Tell what holds; 1 where something does not."""
    failed = away = False
    with database(get_settings()) as addresses:
        asked = Asked(keyed_settings(), addresses, arguments.dkim_selector, arguments.mail_to)
        for check, (french, english) in CHECKS.items():
            if away and check in OF_DATABASE:
                continue  # one cause, one line
            for found in _answers(check, asked, french, english):
                away |= found.away
                failed |= found.holds is False
                mark = {True: "OK ", None: "?  ", False: "NON"}[found.holds]
                sys.stdout.write(f"{mark}  {found.fr}\n     {found.en}\n")
    return int(failed)


def _answers(check: Check, asked: Asked, french: str, english: str) -> Iterator[Found]:
    try:
        yield from check(asked)
    except (OSError, psycopg.Error, DNSException, aiosmtplib.SMTPException) as error:
        pourquoi, why = _why(error)
        away = isinstance(error, psycopg.OperationalError)
        yield Found(
            False, f"{french}\u00a0: pas de réponse{pourquoi}", f"{english}: no answer{why}", away=away
        )


def _why(error: BaseException) -> tuple[str, str]:
    """The cause in both languages, in brackets; empty where no words are known."""
    below = error.__cause__ or error.__context__ or error
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        words = "identifiants refusés", "sign-in refused"
    elif isinstance(error, aiosmtplib.SMTPResponseException):
        words = f"code {error.code}", f"code {error.code}"
    elif isinstance(below, ssl.SSLError):
        words = "certificat ou chiffrement refusé", "certificate or encryption refused"
    elif isinstance(below, socket.gaierror):
        words = "nom inconnu du réseau", "name unknown to the network"
    elif isinstance(error, DnsTimeout):
        words = IN_FRENCH["timed out"], "timed out"
    elif (cause := cause_of(error)) is not None:
        words = IN_FRENCH[cause.words], cause.words
    else:
        return "", ""
    return f" ({words[0]})", f" ({words[1]})"


def _settings(asked: Asked) -> Iterator[Found]:
    settings = asked.settings
    url = urlsplit(settings.public_url)
    local = is_loopback(url.hostname or "")
    https = url.scheme == "https"
    yield Found(
        https or (None if local else False),
        f"adresse publique\u00a0: {settings.public_url}{'' if https else ' (sans https)'}",
        f"public address: {settings.public_url}{'' if https else ' (without https)'}",
    )
    if settings.demo or settings.mail_outbox:
        yield Found(None if local else False, "démonstration\u00a0: allumée", "demonstration: turned on")


def _database(asked: Asked) -> Iterator[Found]:
    shape = revisions.shape(asked.addresses.runtime)
    told = f"{shape.revision} ({revisions.newest_revision()})"
    yield Found(shape.fits, f"tables de la base\u00a0: {told}", f"tables of the database: {told}")
    if shape.revision is not None:
        apart = not rights.may_change_proofs(asked.addresses.runtime)
        yield Found(
            apart or None,
            f"journal d’audit hors d’atteinte de l’application\u00a0: {'oui' if apart else 'non'}",
            f"the audit is out of the application’s reach: {'yes' if apart else 'no'}",
        )


def _keys(asked: Asked) -> Iterator[Found]:
    try:
        startup.check_key(asked.addresses.runtime, asked.settings)
    except WrongKeyError as error:
        french, _, english = str(error).partition("\n")
        yield Found(False, french, english)
    else:
        yield Found(True, "EPASS_SECRET_KEY\u00a0: celle de cette base", "EPASS_SECRET_KEY: this database’s")
        if asked.settings.secret_key_previous.get_secret_value():
            yield Found(
                None,
                "EPASS_SECRET_KEY_PREVIOUS\u00a0: là (voir epass rotate-secret --check)",
                "EPASS_SECRET_KEY_PREVIOUS: there (see epass rotate-secret --check)",
            )


def _mail_server(asked: Asked) -> Iterator[Found]:
    if asked.settings.smtp_url is None:
        # The demonstration of `make run` turns its outbox on for its own processes only.
        if asked.settings.mail_outbox or asked.settings.database_url is None:
            yield Found(
                None,
                "EPASS_SMTP_URL\u00a0: absent\u00a0; en démonstration, les codes sont sur /outbox",
                "EPASS_SMTP_URL: missing; in a demonstration, codes are on /outbox",
            )
            return
        yield Found(
            False,
            "EPASS_SMTP_URL\u00a0: absent, personne ne se connecte par un code",
            "EPASS_SMTP_URL: missing, nobody signs in by a code",
        )
        return
    server = urlsplit(asked.settings.smtp_url.get_secret_value())
    asyncio.run(_speak(asked, asked.settings.smtp_url.get_secret_value()))
    sent = f", {asked.mail_to}" if asked.mail_to else ""
    yield Found(
        True,
        f"serveur de mail\u00a0: {server.hostname}{sent}",
        f"mail server: {server.hostname}{sent}"
        + ("; look at Authentication-Results of the letter" if sent else ""),
    )


async def _speak(asked: Asked, url: str) -> None:
    """Sign in as for a letter; send one where that is asked."""
    server = urlsplit(url)
    implicit_tls = server.scheme == "smtps"
    client = aiosmtplib.SMTP(
        hostname=server.hostname,
        port=server.port or (465 if implicit_tls else 587),
        username=unquote(server.username) if server.username else None,
        password=unquote(server.password) if server.password else None,
        use_tls=implicit_tls,
        start_tls=None if implicit_tls or is_loopback(server.hostname or "") else True,
        timeout=SECONDS,
    )
    async with client:
        await client.noop()
        if asked.mail_to:
            letter = email.message.EmailMessage()
            letter["From"], letter["To"] = asked.settings.mail_from, asked.mail_to
            letter["Subject"] = "epass check"
            letter.set_content("epass check")
            await client.send_message(letter)


def _mail_names(asked: Asked) -> Iterator[Found]:
    """What receivers ask of a sender's domain: SPF (RFC 7208), DKIM (6376), DMARC (7489), MX for bounces."""
    domain = parseaddr(asked.settings.mail_from)[1].partition("@")[2]
    if asked.settings.smtp_url is None or is_loopback(domain):
        return
    resolver = _resolver()
    wanted = [
        ("SPF", domain, "v=spf1", False),
        ("DMARC", f"_dmarc.{domain}", "v=DMARC1", None),
    ]
    if asked.dkim_selector:
        wanted.append(("DKIM", f"{asked.dkim_selector}._domainkey.{domain}", "p=", False))
    else:
        yield Found(None, "DKIM\u00a0: indiquez --dkim-selector", "DKIM: say --dkim-selector")
    for what, name, sign, without in wanted:
        texts = [text for text in _texts(resolver, name) if sign in text]
        yield Found(
            True if len(texts) == 1 else without,
            f"{what} de {name}\u00a0: {texts[0][:200] if texts else 'absent'}",
            f"{what} of {name}: {texts[0][:200] if texts else 'missing'}",
        )
    hosts = [str(one.exchange).rstrip(".") for one in _records(resolver, domain, "MX")]
    has = any(hosts)  # « . » says that a domain takes no mail (RFC 7505)
    yield Found(
        has,
        f"retours de mails non remis (MX de {domain})\u00a0: {', '.join(hosts) if has else 'nulle part'}",
        f"bounces (MX of {domain}): {', '.join(hosts) if has else 'nowhere'}",
    )


def _resolver() -> Resolver:
    return Resolver()


def _records(resolver: Resolver, name: str, kind: str) -> list[Any]:
    answer = resolver.resolve(name, kind, raise_on_no_answer=False, lifetime=SECONDS)
    return list(answer.rrset or ())


def _texts(resolver: Resolver, name: str) -> list[str]:
    from dns.resolver import NXDOMAIN

    try:
        return [b"".join(one.strings).decode(errors="replace") for one in _records(resolver, name, "TXT")]
    except NXDOMAIN:
        return []


def _push(asked: Asked) -> Iterator[Found]:
    has = bool(asked.settings.vapid_private_key.get_secret_value())
    yield Found(
        has or None,
        f"EPASS_VAPID_PRIVATE_KEY\u00a0: {'là' if has else 'absente, aucun téléphone ne sonne'}",
        f"EPASS_VAPID_PRIVATE_KEY: {'there' if has else 'missing, no phone rings'}",
    )
    if not has:
        return
    for host in PUSH_SERVICES:
        try:
            _certificate(host, 443)
            yield Found(True, f"push\u00a0: {host}", f"push: {host}")
        except OSError as error:
            pourquoi, why = _why(error)
            yield Found(
                False, f"push\u00a0: {host} hors d’atteinte{pourquoi}", f"push: {host} not reached{why}"
            )


def _disk(_asked: Asked) -> Iterator[Found]:
    for folder in {Path.cwd().anchor: Path.cwd(), "tmp": Path("/tmp")}.values():  # noqa: S108
        usage = shutil.disk_usage(folder)
        free = usage.free / usage.total
        told = f"{folder}, {free:.0%}, {usage.free // 2**20} MiB"
        yield Found(
            free >= LEAST_FREE or usage.free >= ENOUGH_FREE,
            f"disque, libre\u00a0: {told}",
            f"disk, free: {told}",
        )


def _clock(asked: Asked) -> Iterator[Found]:
    with connect(asked.addresses.runtime) as connection:
        before = datetime.now(UTC)
        (there,) = connection.execute("SELECT clock_timestamp()").fetchone() or (before,)
    skew = abs(there - before)
    told = f"{skew.total_seconds():.1f} s"
    yield Found(
        skew <= MOST_SKEW,
        f"horloge, écart avec la base\u00a0: {told}",
        f"clock, beside the database’s: {told}",
    )


def _own_certificate(asked: Asked) -> Iterator[Found]:
    url = urlsplit(asked.settings.public_url)
    if url.scheme != "https" or url.hostname is None:
        return
    ends = _certificate(url.hostname, url.port or 443)
    days = (ends - clock.now()).days
    yield Found(
        days >= CERTIFICATE_DAYS,
        f"certificat de {url.hostname}\u00a0: encore {days} jours",
        f"certificate of {url.hostname}: {days} days left",
    )


def _certificate(host: str, port: int) -> datetime:
    """Until when the certificate is good that a server shows. Raises OSError where it is not, or none is."""
    with (
        socket.create_connection((host, port), SECONDS) as plain,
        _trust().wrap_socket(plain, server_hostname=host) as tls,
    ):
        shown = tls.getpeercert() or {}
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(shown["notAfter"])), UTC)


def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _worker(asked: Asked) -> Iterator[Found]:
    with connect(asked.addresses.runtime) as connection:
        workers, late, failed = connection.execute(
            """
            SELECT (SELECT count(*) FROM procrastinate_workers
                    WHERE last_heartbeat > now() - make_interval(secs => %s)),
                count(*) FILTER (WHERE status = 'todo' AND scheduled_at < now() - interval '10 minutes'),
                count(*) FILTER (WHERE status = 'failed')
            FROM procrastinate_jobs
            """,
            [asked.settings.worker_silence_seconds],
        ).fetchone() or (0, 0, 0)
    yield Found(workers > 0, f"workers au travail\u00a0: {workers}", f"workers at work: {workers}")
    if late or failed:
        told = f"{late} + {failed}"
        yield Found(
            None,
            f"tâches en retard, en échec (epass queue list)\u00a0: {told}",
            f"jobs that are late, that failed (epass queue list): {told}",
        )


CHECKS: dict[Check, tuple[str, str]] = {
    _settings: ("réglages", "settings"),
    _database: ("base de données", "database"),
    _keys: ("clés", "keys"),
    _mail_server: ("serveur de mail", "mail server"),
    _mail_names: ("noms du domaine de mail", "names of the mail domain"),
    _push: ("push", "push"),
    _disk: ("disque", "disk"),
    _clock: ("horloge", "clock"),
    _own_certificate: ("certificat", "certificate"),
    _worker: ("workers", "workers"),
}
"""In this order, with their names in French and in English."""
OF_DATABASE = frozenset({_database, _keys, _clock, _worker})
