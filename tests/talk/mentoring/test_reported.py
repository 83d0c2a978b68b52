"""What moderators read of a mentor's page that somebody reports."""

from api.platform.access import Role
from api.platform.kit.database import Database
from api.talk.mentoring.reportable import REPORTABLE
from tests.factories import Factory


async def test_every_text_of_the_page_is_kept_as_evidence(database: Database, factory: Factory) -> None:
    """What somebody was trained for is a free text too, and was changed before anybody had looked."""
    account = factory.account(Role.MENTOR)
    factory.candidacy(account, Role.MENTOR, status="approved")
    mentor = factory.mentor_profile(account, training="BTS, et des photos de toi", presentation="Bonjour.")
    async with database.transaction() as session:
        (line,) = await REPORTABLE.excerpt(session, mentor)
    assert line.text == "Jardinier·ère paysagiste\nBTS, et des photos de toi\nBonjour."
