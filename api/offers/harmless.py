"""Nothing in the texts of an offer leads beside the app: no contact detail over them, no advance."""

from uuid import UUID

from pydantic_core import PydanticCustomError
from sqlmodel.ext.asyncio.session import AsyncSession

from api.access import Viewer
from api.kit.problems import InvalidInputError
from api.offers.schemas import OfferWrite
from api.offers.wording.wishes import without_wishes
from api.published import service as published
from api.safeguarding.schemas import insist_on_whole


async def insist_on_harmless(
    session: AsyncSession, viewer: Viewer, offer_id: UUID, wanted: OfferWrite
) -> None:
    """Raises InvalidInputError: a contact detail runs over its texts or what stands beside them, or an
    advance. What only looks like one by a wish of somebody is told as that.
    """
    texts = wanted.model_dump(include={"title", "description", "accessibility", "address"})
    try:
        await published.insist(session, viewer.account_id, "offer", offer_id, texts, said_to_minors=True)
    except InvalidInputError as error:
        written = [text for text in texts.values() if text]
        contact = error.field_code == "contact_in_text" and _runs_over(written)
        if contact and not _runs_over(without_wishes(written)):
            raise InvalidInputError(error.field, "wish_in_text") from None
        raise


def _runs_over(texts: list[str]) -> bool:
    try:
        insist_on_whole(*texts)
    except PydanticCustomError:
        return True
    return False
