"""What a message turns into."""

from api.safety.safeguarding.service import MASK, Finding, Heard, help_numbers, screen


def test_contact_details_are_masked_and_named() -> None:
    found = screen("Mon numéro : 06 12 34 56 78, à bientôt")
    assert found.text == f"{MASK}, à bientôt"
    assert found.masked == {Finding.PHONE}
    assert not found.held
    assert not found.distress


def test_an_insult_is_held() -> None:
    assert screen("Espèce de connard").held


def test_distress_is_seen() -> None:
    assert screen("Je veux mourir").distress


def test_the_help_numbers_are_those_that_matter() -> None:
    assert [each.number for each in help_numbers(Heard.DARK)] == ["3114", "119", "3018", "15"]
    for heard in Heard:
        assert {each.number for each in help_numbers(heard)} >= {"3114", "119", "3018", "15"}
        assert all(each.fr and each.en for each in help_numbers(heard))
