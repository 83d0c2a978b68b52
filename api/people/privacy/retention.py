"""How long everything is kept: published, and applied to what privacy keeps itself (GDPR art. 5 §1 e)."""

from collections.abc import Sequence

from pydantic import TypeAdapter
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import data_queries
from api.people.privacy.schemas import RetentionPublic
from api.platform.feature.retention import Period
from api.platform.kit import clock
from api.platform.kit.statements import run, run_each
from api.platform.settings import Settings

_LIST = TypeAdapter(list[RetentionPublic])


def published_json(settings: Settings, periods: Sequence[Period]) -> bytes:
    """These periods, as they are set."""
    return _LIST.dump_json(
        [
            RetentionPublic(
                key=one.setting, value=getattr(settings, one.setting), unit=one.unit, fr=one.fr, en=one.en
            )
            for one in periods
        ]
    )


async def forget_consents(session: AsyncSession, settings: Settings) -> None:
    """Delete the proofs of consent whose time is over."""
    await run(session, data_queries.FORGET_CONSENTS, {"proof_years": settings.consent_proof_years})


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Delete a batch of exports, parents' links and oppositions whose time is over; how many of all."""
    limits = {
        "now": clock.now(),
        "link_days": settings.guardian_link_retention_days,
        "proof_years": settings.consent_proof_years,
    }
    return await run_each(session, data_queries.DELETE_OLD, limits)
