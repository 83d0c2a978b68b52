"""« Merci, ça m'a aidé » : one tap, of which who answered learns a number."""

from tests.talk.questions.world import Person, World


async def thank(person: Person, question: str) -> int:
    return (await person.client.post(f"/api/v1/me/questions/{question}/thanks")).status_code


async def thanks(mentor: Person) -> int:
    count: int = (await mentor.client.get("/api/v1/me/availability")).json()["thanks"]
    return count


async def thanked(person: Person, conversation: str) -> bool:
    found: bool = (await person.client.get(f"/api/v1/conversations/{conversation}")).json()["thanked"]
    return found


async def test_thanks_are_said_once_and_counted(world: World) -> None:
    student, mentor = await world.student(), await world.mentor()
    question = await world.asked(student, mentor)
    conversation = await world.taken(mentor, question)
    assert await thank(student, question) == 404, "nothing is answered yet"
    await world.answer(mentor, conversation)
    assert (await thanks(mentor), await thanked(student, conversation)) == (0, False)
    assert await thank(student, question) == await thank(student, question) == 204
    assert (await thanks(mentor), await thanked(student, conversation)) == (1, True)
    assert await thanked(mentor, conversation) is False
    other = await world.mentor()
    assert await thanks(other) == 0


async def test_only_who_asked_says_thanks(world: World) -> None:
    student, mentor = await world.student(), await world.mentor()
    question = await world.asked(student, mentor)
    await world.answer(mentor, await world.taken(mentor, question))
    for person in (mentor, await world.student()):
        assert await thank(person, question) == 404
    assert await thanks(mentor) == 0


async def received(mentor: Person) -> tuple[int, list[tuple[str, str]]]:
    found = (await mentor.client.get("/api/v1/me/thanks")).json()
    return found["count"], [(one["conversation_id"], one["question"]) for one in found["answers"]]


async def test_who_answered_learns_which_answers_helped_until_the_two_are_apart(world: World) -> None:
    mentor = await world.mentor()
    assert await received(mentor) == (0, [])
    students = [await world.student() for _ in range(2)]
    said = []
    for number, student in enumerate(students):
        question = await world.asked(student, mentor, text=f"Est-ce un métier pour la vie, {number} ?")
        conversation = await world.taken(mentor, question)
        await world.answer(mentor, conversation)
        assert await thank(student, question) == 204
        said.insert(0, (conversation, f"Est-ce un métier pour la vie, {number} ?"))
    assert await received(mentor) == (2, said)
    assert await received(await world.mentor()) == (0, [])
    world.factory.block(students[1].account, mentor.account)
    assert await received(mentor) == (2, said[1:])
