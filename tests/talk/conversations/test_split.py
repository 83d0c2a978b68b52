"""A contact detail told over several messages: the rest of it is masked and filed like a whole one."""

import asyncio
from uuid import uuid4

from api.safety.safeguarding.service import MASK
from api.talk.conversations.models import Side
from tests.talk.conversations.test_safeguarding import exported, tables_with
from tests.talk.conversations.world import World


class TestSplitDetails:
    async def test_the_rest_leaves_by_no_channel(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        world.factory.push_subscription(mentor.account)
        assert not (await student.sent(conversation, "06 39"))["masked"]
        await mentor.sent(conversation, "Oui ?")
        second = await student.sent(conversation, "98 12")
        third = await student.sent(conversation, "45 67")
        for answer in (second, third):
            assert (answer["text"], answer["masked"]) == (MASK, True)
            assert answer["screening"] == {
                "masked": ["phone"],
                "held": False,
                "distress": False,
                "left": False,
                "kept": False,
            }
        world.later(minutes=10)
        await world.ring(conversation, Side.MENTOR)
        for person in (student, mentor):
            assert (await person.texts(conversation))[1:] == ["06 39", "Oui ?", MASK, MASK]
            assert (await person.mine())[0]["last"]["text"] == MASK
            assert await person.texts(conversation, q="98 12") == []
            assert "98 12" not in await exported(world, person)
            assert "98 12" not in (await person.client.get("/api/v1/me/notifications")).text
        for words in ("98 12", "45 67"):
            assert tables_with(world, words) == {"moderation_evidence"}
        author = str(student.account)
        assert world.cases() == [("contact", author, "98 12"), ("contact", author, "45 67")]

    async def test_a_name_after_the_network(self, world: World) -> None:
        _, mentor, conversation = await world.pair()
        await mentor.sent(conversation, "mon insta c'est")
        assert (await mentor.sent(conversation, "lea.b44"))["text"] == MASK

    async def test_a_name_after_an_invitation_that_was_masked(self, world: World) -> None:
        """Walls, line 10: the name stands in a message that says nothing by itself."""
        student, mentor, conversation = await world.pair()
        await mentor.sent(conversation, "Bonjour, tu peux me dire ce qui te plaît ?")
        assert (await student.sent(conversation, "ajoute moi sur insta"))["text"] == MASK
        assert (await student.sent(conversation, "tu trouves facile hein c lina bgs"))["text"] == MASK

    async def test_a_number_told_in_many_messages(self, world: World) -> None:
        """Walls, line 10."""
        student, _, conversation = await world.pair()
        shown = [
            (await student.sent(conversation, text))["text"]
            for text in ("mon 06 ?", "ok alors 39", "puis 98", "et 12", "45 voilà")
        ]
        assert not [text for text in shown if any(sign.isdigit() for sign in text)]

    async def test_a_school_and_a_surname_that_the_other_one_asked_for(self, world: World) -> None:
        """Walls, line 15: « Tu es dans quel lycée ? », and one word."""
        student, mentor, conversation = await world.talking_pair()
        await mentor.sent(conversation, "Tu es dans quel lycée ?")
        await mentor.sent(conversation, "Ça m'aiderait à te conseiller")
        assert (await student.sent(conversation, "a livet"))["text"] == f"a {MASK}"
        assert world.cases()[0][0] == "name"
        await mentor.sent(conversation, "Et ton nom ? Pour la convention")
        assert "grooming" in [origin for origin, _, _ in world.cases()]
        assert (await student.sent(conversation, "BONGRAND"))["text"] == MASK
        await mentor.sent(conversation, "Merci !")
        await mentor.sent(conversation, "Tu aimes le bois ?")
        assert (await student.sent(conversation, "menuiserie"))["text"] == "menuiserie"

    async def test_a_yes_to_who_asks_whether_one_is_in_danger(self, world: World) -> None:
        student, mentor, conversation = await world.talking_pair()
        await mentor.sent(conversation, "Tu veux un stage ?")
        assert not (await student.sent(conversation, "oui"))["screening"]["distress"]
        await mentor.sent(conversation, "Quelqu'un te fait du mal ?")
        assert (await student.sent(conversation, "oui"))["screening"]["distress"]
        assert ("distress", str(student.account), "oui") in world.cases()

    async def test_sent_again_the_answer_is_the_same(self, world: World) -> None:
        student, _, conversation = await world.pair()
        await student.sent(conversation, "06 39")
        draft = {"id": str(uuid4()), "text": "98 12"}
        path = f"/api/v1/conversations/{conversation}/messages"
        first = await student.client.post(path, json=draft)
        await student.sent(conversation, "Merci !")
        world.later(minutes=30)
        again = await student.client.post(path, json=draft)
        assert (first.status_code, again.status_code) == (201, 200)
        assert first.json() == again.json()
        assert len(world.cases()) == 1

    async def test_two_halves_at_once_see_each_other(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        tablet = await world.second_device(student)
        await student.sent(conversation, "6 39")
        # Either alone makes nothing of it yet; whichever is second does.
        await asyncio.gather(student.send(conversation, "98"), tablet.send(conversation, "12 45"))
        shown = await mentor.texts(conversation, after=2)
        assert sorted(text == MASK for text in shown) == [False, True]


class TestOverChannels:
    """Walls, line 10: halves that are said in two places to the same person are read together."""

    async def test_over_two_conversations_of_the_same_two(self, world: World) -> None:
        student, mentor, first = await world.talking_pair()
        second = world.factory.conversation(student.account, mentor.account)
        await mentor.sent(second)
        await student.sent(second)
        said = ((first, "ajoute moi sur insta"), (second, "lina bgs 44"), (first, "mon 06 ?"))
        for conversation, text in (*said, (second, "ok alors 39"), (first, "puis 98")):
            await student.sent(conversation, text)
        shown = " ".join([*await mentor.texts(first), *await mentor.texts(second)])
        assert not [part for part in ("insta", "lina", "44", "06", "39", "98") if part in shown]

    async def test_over_a_question_and_the_conversation_that_it_begins(self, world: World) -> None:
        student, mentor = await world.student(), await world.mentor()
        draft = {"id": str(uuid4()), "text": "ajoute moi sur insta", "career_code": "A1202"}
        question = (await student.client.post("/api/v1/questions", json=draft)).json()["id"]
        taken = await mentor.client.post(f"/api/v1/questions/{question}/take")
        conversation = taken.json()["conversation_id"]
        await mentor.sent(conversation)
        assert (await student.sent(conversation, "lina bgs 44"))["text"] == MASK

    async def test_an_adult_s_small_advances_add_up_over_both(self, world: World) -> None:
        """Line 11."""
        student, mentor, first = await world.talking_pair()
        second = world.factory.conversation(student.account, mentor.account)
        one = await mentor.sent(first, "T’es plus mûre que les autres")
        other = await mentor.sent(second, "Tu peux tout me dire, tu sais.")
        assert (one["status"], other["status"]) == ("visible", "held")


class TestBetweenTheTwo:
    """Walls, lines 10 and 15: whoever waited a quarter of an hour, or let the other one ask, was read."""

    async def test_a_number_over_days_with_other_words_between(self, world: World) -> None:
        student, mentor, conversation = await world.talking_pair()
        await student.sent(conversation, "0639")
        for piece in ("9812", "44"):
            for number in range(12):
                await student.sent(
                    conversation, f"Est-ce que le métier vous plaît toujours autant, {number} ?"
                )
            world.later(days=1)
            assert (await student.sent(conversation, piece))["text"] == MASK
        assert (await mentor.texts(conversation))[-1] == MASK

    async def test_a_name_hours_after_the_invitation(self, world: World) -> None:
        student, _, conversation = await world.talking_pair()
        await student.sent(conversation, "ajoute moi sur insta")
        world.later(hours=5)
        assert (await student.sent(conversation, "linabgs"))["text"] == MASK

    async def test_a_name_and_a_number_that_the_other_one_asked_for(self, world: World) -> None:
        student, mentor, conversation = await world.talking_pair()
        await mentor.sent(conversation, "Tu as un compte insta ?")
        # Nothing of the second one shows that it goes on: only that it is short.
        for name in ("karimjardin44", "c'est juste moi pareil perso karimjardin"):
            answered = await student.sent(conversation, name)
            assert answered["text"].removeprefix("c'est juste moi pareil perso ") == MASK
            assert answered["screening"]["masked"] == ["handle"]
        await mentor.sent(conversation, "tu peux me donner ton numéro ?")
        assert [(await student.sent(conversation, piece))["text"] for piece in ("0639", "9812")] == [MASK] * 2
        assert ("contact", str(student.account), "0639") in world.cases()

    async def test_an_adult_s_proposal_with_hours_and_other_words_between_its_halves(
        self, world: World
    ) -> None:
        """Walls, line 11."""
        asks, comes = "Tu finis à quelle heure demain ?", "ok je passe"
        for pause, heard in ({"hours": 5}, [comes]), ({"days": 2}, [comes]):
            _, mentor, conversation = await world.talking_pair()
            for text in (asks, *("Et sinon, le stage te plaît ?",) * 12):
                await mentor.sent(conversation, text)
            world.later(**pause)
            await mentor.sent(conversation, comes)
            assert [original for _, _, original in world.cases()] == heard

    async def test_an_adult_who_takes_the_picture_that_a_minor_offers(self, world: World) -> None:
        """Walls, line 11."""
        student, mentor, conversation = await world.talking_pair()
        await student.sent(conversation, "je peux vous envoyer une photo de mon projet ?")
        await mentor.sent(conversation, "oui envoie")
        assert world.cases() == []
        await student.sent(conversation, "vous voulez une photo de moi ?")
        world.later(hours=1)
        assert (await mentor.sent(conversation, "oui envoie"))["status"] == "visible"
        assert world.cases() == [("grooming", str(mentor.account), "oui envoie")]

    async def test_a_name_one_letter_a_message_and_a_surname_of_every_day(self, world: World) -> None:
        """Walls, line 15."""
        student, _, conversation = await world.talking_pair()
        seen = [(await student.sent(conversation, letter))["text"] for letter in ("p", "e", "a", "u")]
        assert seen == ["p", "e", MASK, MASK]
        world.factory.connection.execute(
            "UPDATE account SET first_name = 'Zoé' WHERE id = %s", [student.account]
        )
        for text in ("moi c'est zoé petit", "zoé petit", "je suis zoé dupont de la 3eB"):
            shown = (await student.sent(conversation, text))["text"]
            assert "petit" not in shown
            assert "dupont" not in shown

    async def test_the_surname_that_the_address_tells_in_an_ordinary_message(self, world: World) -> None:
        student, mentor = await world.student(email="lina.bongrand@example.org"), await world.mentor()
        conversation = world.factory.conversation(student.account, mentor.account)
        await mentor.sent(conversation)
        await student.sent(conversation)
        said = "on m'appelle bongrand au foot depuis toujours"
        assert (await student.sent(conversation, said))["text"] == said.replace("bongrand", MASK)

    async def test_a_surname_in_a_message_of_its_own(self, world: World) -> None:
        student, _, conversation = await world.talking_pair()
        await student.sent(conversation, "Mon nom de famille c'est")
        assert (await student.sent(conversation, "Dupont"))["text"] == MASK

    async def test_sent_again_the_answer_is_the_same(self, world: World) -> None:
        student, mentor, conversation = await world.talking_pair()
        await mentor.sent(conversation, "Tu as un compte insta ?")
        draft = {"id": str(uuid4()), "text": "karimjardin44"}
        path = f"/api/v1/conversations/{conversation}/messages"
        first = (await student.client.post(path, json=draft)).json()
        await mentor.sent(conversation, "et ton snap ?")
        again = (await student.client.post(path, json=draft)).json()
        assert again == first


class TestFalseAlarms:
    async def test_numbers_that_follow_each_other_stay(self, world: World) -> None:
        student, _, conversation = await world.pair()
        for text in ("14 h", "30", "J'ai eu 12", "et 15 en maths", "bac pro", "2024"):
            assert (await student.sent(conversation, text))["text"] == text
        assert world.cases() == []

    async def test_the_other_ones_words_are_not_taken_for_ones_own(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        await student.sent(conversation, "06 39")
        assert (await mentor.sent(conversation, "98 12"))["text"] == "98 12"

    async def test_what_was_said_long_ago_is_over(self, world: World) -> None:
        student, mentor, conversation = await world.pair()
        await student.sent(conversation, "06 39")
        await mentor.sent(conversation, "Tu as un compte insta ?")
        world.later(days=2)
        assert (await student.sent(conversation, "karimjardin"))["text"] == "karimjardin"
        world.later(days=30)
        assert (await student.sent(conversation, "98 12"))["text"] == "98 12"

    async def test_another_conversation_is_another_one(self, world: World) -> None:
        student, _, conversation = await world.pair()
        other = world.factory.conversation(student.account, (await world.mentor()).account)
        await student.sent(conversation, "06 39")
        assert (await student.sent(other, "98 12"))["text"] == "98 12"
