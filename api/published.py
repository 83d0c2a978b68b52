"""What one person publishes, read as others read it: beside each other, whenever each part was saved.

« zéro six, bref, trente-neuf » in one field and « quatre-vingt-dix-huit… » in another are one number, also in
another offer or a day later. It stands below every feature that publishes, since each asks the same of the
tables of all: a mentor's page, an organisation's name, its offers, its issuer page and its badges.
"""

from collections.abc import Mapping
from typing import Literal
from uuid import UUID

from pydantic_core import PydanticCustomError
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from api.kit.locks import one_at_a_time
from api.kit.problems import InvalidInputError
from api.safeguarding.schemas import insist_on_beside, insist_on_whole

Page = Literal["account", "organisation", "mentor", "offer", "issuer", "achievement"]

_BESIDE: dict[Page, set[Page]] = {
    "account": {"mentor"},
    "organisation": {"mentor", "offer", "issuer", "achievement"},
    "mentor": {"account", "organisation"},
    "offer": {"organisation"},
    "issuer": {"organisation", "achievement"},
    "achievement": {"organisation", "issuer"},
}
"""Pages that show each other's texts; numbers are put together over all of them."""

_LONG = ("description", "presentation")
"""Fields where an error is said, if they are among those written."""

# Who publishes at this moment for the same person or organisation waits.
_SCOPE = text(
    """
    SELECT organisation_id AS id FROM organisation_member WHERE account_id = :account_id
    UNION SELECT CAST(:account_id AS uuid) ORDER BY id
    """
)

_PUBLISHED = text(
    """
    WITH mine AS (SELECT organisation_id AS id FROM organisation_member WHERE account_id = :account_id)
    SELECT * FROM (
        SELECT 'account' AS page, a.id, json_build_object('first_name', a.first_name) AS texts
        FROM account a WHERE a.id = :account_id
        UNION ALL
        SELECT 'mentor', p.account_id, json_build_object('job_title', p.job_title, 'training', p.training,
            'presentation', p.presentation)
        FROM mentor_profile p WHERE p.account_id = :account_id
        UNION ALL
        SELECT 'organisation', o.id, json_build_object('name', o.name)
        FROM organisation o JOIN mine USING (id) WHERE o.closed_at IS NULL
        UNION ALL
        SELECT 'issuer', i.organisation_id, json_build_object('description', i.description)
        FROM badge_issuer i JOIN mine ON mine.id = i.organisation_id
        UNION ALL
        SELECT * FROM (SELECT 'achievement', b.id, json_build_object('name', b.name, 'description',
            b.description, 'criteria', b.criteria)
            FROM badge_achievement b JOIN badge_issuer i ON i.id = b.issuer_id
            JOIN mine ON mine.id = i.organisation_id ORDER BY b.id DESC LIMIT 200) badges
        UNION ALL
        SELECT * FROM (SELECT 'offer', f.id, json_build_object('title', f.title, 'description', f.description,
            'accessibility', f.accessibility, 'address', f.address)
            FROM offer f JOIN mine ON mine.id = f.organisation_id ORDER BY f.id DESC LIMIT 200) offers
    ) every
    """
)


async def insist(
    session: AsyncSession,
    account_id: UUID,
    page: Page,
    page_id: UUID,
    texts: Mapping[str, str | None],
    *,
    said_to_minors: bool = False,
) -> None:
    """The fields that somebody saves now, with what stands beside them: their page, and whatever else they or
    their organisations publish. Call it first, before rows are locked: two who save halves wait for each
    other here.

    `page`, `page_id`: what is written, by the name and id of `_PUBLISHED` (of what is not there yet, an id
    that none of its kind has); fields that `texts` does not name stay. Raises InvalidInputError: a contact
    detail that runs over two of them, an advance to minors.
    """
    new = {field: words.strip() for field, words in texts.items() if words and words.strip()}
    if not new:
        return
    connection = await session.connection()
    scope = await connection.execute(_SCOPE, {"account_id": account_id})
    for one in scope.scalars().all():
        await one_at_a_time(connection, b"published " + UUID(str(one)).bytes)
    rows = (await connection.execute(_PUBLISHED, {"account_id": account_id})).all()
    kept = [row.texts for row in rows if (row.page, row.id) == (page, page_id)]
    here = {field: words or "" for part in (*kept, texts) for field, words in part.items()}
    others = [row for row in rows if (row.page, row.id) != (page, page_id)]
    near = [words for row in others if row.page in _BESIDE[page] for words in row.texts.values() if words]
    every = [words for row in others for words in row.texts.values() if words]
    try:
        insist_on_whole(*here.values(), said_to_minors=said_to_minors)
        insist_on_beside(list(here.values()), near, every)
    except PydanticCustomError as error:
        field = next((one for one in _LONG if one in new), list(new)[-1])
        raise InvalidInputError(field, error.type) from None
