"""Parents: how many questions of their child wait, and no word of them."""

from api.platform.kit.database import Database
from api.talk.questions.personal_data import PERSONAL_DATA
from tests.talk.questions.world import World


async def test_questions_wait_until_somebody_takes_them(world: World, database: Database) -> None:
    child, other, mentor = await world.student(14), await world.student(14), await world.mentor()
    question = await world.asked(child, mentor)
    async with database.reads.connect() as connection:
        assert await PERSONAL_DATA.unanswered(connection, child.account) == 1
        assert await PERSONAL_DATA.unanswered(connection, other.account) == 0
    await world.take(mentor, question)
    async with database.reads.connect() as connection:
        assert await PERSONAL_DATA.unanswered(connection, child.account) == 0
