"""A badge as a file to take along: signed tokens, baked pictures, Open Badges 2.0, a certificate to print."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.badges.backpack import files_queries as queries
from api.badges.backpack import shares
from api.badges.backpack.file_names import file_name
from api.badges.backpack.schemas import FileFormat, FileQuery
from api.badges.backpack.shares import Shown
from api.badges.issuing.facade import addresses, ob2_documents, older_key
from api.badges.openbadges import ob2, tokens
from api.badges.openbadges.baking import Standard, bake_png, bake_svg
from api.badges.openbadges.documents import VC_CONTEXT
from api.badges.openbadges.signed import payload_of
from api.platform.access import Viewer
from api.platform.kit.clock import now
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings


class File(NamedTuple):
    """What is downloaded, before it is made."""

    picture: bytes
    make: Callable[[bytes], bytes]
    """Its content, of that picture: in a thread, and when no connection is held any more."""
    media_type: str
    disposition: str
    """The header that names it."""


_HOSTED = frozenset({FileFormat.OB2_JSON, FileFormat.OB2_PNG, FileFormat.OB2_SVG})


async def prepare(
    connection: AsyncConnection,
    settings: Settings,
    secrets: Secrets,
    viewer: Viewer,
    credential_id: UUID,
    query: FileQuery,
) -> File:
    """The file of a signed badge of the viewer's.

    Raises NotFoundError (no such badge, no SVG, no such share), ConflictError (not hosted, no mail address,
    revoked: no certificate).
    """
    found = await connection.execute(queries.SIGNED, {"id": credential_id, "account_id": viewer.account_id})
    row = found.first()
    if row is None:
        raise NotFoundError
    if query.format in _HOSTED and row.hosted_at is None:
        raise ConflictError("badge_hosting_needed")
    if query.format is FileFormat.PDF:
        return await _certificate(connection, settings, secrets, viewer, row, query)
    text, standard = await _text(connection, settings, secrets, row, query.format)
    kind, ending, version = _FILES[query.format]
    name = file_name(row.name + version, ending)
    if ending == "png":
        return File(bytes(row.png), partial(bake_png, text=text, standard=standard), kind, name)
    if ending == "svg":
        if row.svg is None:
            raise NotFoundError
        return File(bytes(row.svg), partial(bake_svg, text=text, standard=standard), kind, name)
    return File(b"", lambda _: text.encode(), kind, name)


_FILES: dict[FileFormat, tuple[str, str, str]] = {
    FileFormat.JWT: ("application/vc+jwt", "jwt", ""),
    FileFormat.JSON: ("application/json", "json", ""),
    FileFormat.PNG: ("image/png", "png", ""),
    FileFormat.SVG: ("image/svg+xml", "svg", ""),
    FileFormat.OB2_JSON: ("application/ld+json", "json", " 2.0"),
    FileFormat.OB2_PNG: ("image/png", "png", " 2.0"),
    FileFormat.OB2_SVG: ("image/svg+xml", "svg", " 2.0"),
    FileFormat.OB2_JWS: ("application/jose", "jws", " 2.0"),
}


async def _certificate(
    connection: AsyncConnection,
    settings: Settings,
    secrets: Secrets,
    viewer: Viewer,
    row: Row[Any],
    query: FileQuery,
) -> File:
    """A page to print; its code is the share that was named, else the newest that works; without one there is
    no code. Raises NotFoundError, ConflictError (revoked)."""
    if row.revoked_at is not None:
        raise ConflictError("badge_revoked")
    shown = Shown(credential_id=row.id)
    url = await shares.link(connection, settings, secrets, viewer, shown, query.share_id)
    credential = payload_of(row.jwt)
    subject = credential["credentialSubject"]

    def make(picture: bytes) -> bytes:
        # Its library is large, and few badges are printed.
        from api.badges.openbadges import certificate

        said = certificate.Certificate(
            achievement=subject["achievement"]["name"],
            criteria=subject["achievement"]["criteria"]["narrative"],
            issuer=credential["issuer"]["name"],
            picture=picture,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            shown_url=url,
            holder=row.first_name if query.show_name else "",
            narrative=subject.get("narrative", ""),
            verified=row.verified,
        )
        return certificate.pdf(said, now(), row.language)

    return File(bytes(row.png), make, "application/pdf", file_name(row.name, "pdf"))


async def _text(
    connection: AsyncConnection, settings: Settings, secrets: Secrets, row: Row[Any], wanted: FileFormat
) -> tuple[str, Standard]:
    """What the file says, or what is baked into it."""
    if wanted is FileFormat.JSON:
        document = {"@context": VC_CONTEXT, "id": f"{tokens.DATA_URL}{row.jwt}", "type": tokens.ENVELOPED}
        return json.dumps(document, indent=2), Standard.OB3
    if wanted in (FileFormat.JWT, FileFormat.PNG, FileFormat.SVG):
        return row.jwt, Standard.OB3
    if wanted is FileFormat.OB2_JWS:
        key = await older_key(connection, secrets, row.issuer_id)
        creator = addresses.key_2(settings, row.issuer_id, key.kid)
        return ob2.sign(ob2_documents.assertion(settings, row, creator=creator), key), Standard.OB2
    return ob2_documents.text(ob2_documents.assertion(settings, row)), Standard.OB2
