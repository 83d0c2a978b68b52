"""The words of the safeguarding quiz."""

from api.people.verification.quiz import QUESTIONS


def test_every_question_has_three_answers_one_right_and_an_explanation_in_both_languages() -> None:
    for question in QUESTIONS.values():
        assert sorted(question.choices) == ["a", "b", "c"]
        assert question.right in question.choices
        for words in (question.text, question.explanation, *question.choices.values()):
            assert words["fr"]
            assert words["en"]
