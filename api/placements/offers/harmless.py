"""Nothing in the texts of an offer leads beside the app: no contact detail over them, no advance."""

from collections.abc import Sequence
from uuid import UUID

from pydantic_core import PydanticCustomError
from sqlmodel.ext.asyncio.session import AsyncSession

from api.placements.offers.schemas import OfferWrite
from api.placements.offers.wording.wishes import told_as
from api.platform.access import Viewer
from api.platform.kit.problems import InvalidInputError
from api.platform.kit.threads import read_text
from api.safety.published import service as published
from api.safety.safeguarding.schemas import require_whole


async def require_harmless(session: AsyncSession, viewer: Viewer, offer_id: UUID, wanted: OfferWrite) -> None:
    """Raises InvalidInputError: a contact detail runs over its texts or what stands beside them, or an
    advance. What only looks like one is told as what it is.
    """
    texts = wanted.model_dump(include={"title", "description", "accessibility", "address"})
    try:
        await published.require(session, viewer.account_id, "offer", offer_id, texts, said_to_minors=True)
    except InvalidInputError as error:
        written = [text for text in texts.values() if text]
        contact = error.field_code == "contact_in_text" and await read_text(_runs_over, written)
        if contact and (told := await read_text(told_as, written, _runs_over)):
            raise InvalidInputError(error.field, told) from None
        raise


def _runs_over(texts: Sequence[str]) -> bool:
    try:
        require_whole(*texts)
    except PydanticCustomError:
        return True
    return False
