"""Recipients are hashed as everybody hashes them."""

from openbadgeslib.ob3 import IdentityObject

from api.badges.openbadges.identity import hashed, matches, new_salt


def test_the_hash_is_of_the_address_with_the_salt_after_it() -> None:
    # printf %s cadet@eleve.examplesel | sha256sum
    known = "sha256$e5a166ffe52e7bf818fca78ba507685751ae7d11e999f0fc4a49c84b95c32768"
    assert hashed("cadet@eleve.example", "sel") == known
    assert IdentityObject.create("cadet@eleve.example", "sel").identity_hash == known


def test_capitals_and_spaces_around_do_not_count() -> None:
    assert hashed(" Cadet@Eleve.example ", "sel") == hashed("cadet@eleve.example", "sel")


def test_two_salts_make_two_hashes() -> None:
    first, second = new_salt(), new_salt()
    assert first != second
    assert hashed("cadet@eleve.example", first) != hashed("cadet@eleve.example", second)


def test_whoever_knows_the_address_recognises_it() -> None:
    made = hashed("cadet@eleve.example", "sel")
    assert matches(made, "sel", "Cadet@eleve.example")
    assert matches(made.upper().replace("SHA256", "sha256"), "sel", "cadet@eleve.example")
    assert not matches(made, "sel", "aspirant@eleve.example")
    assert not matches(made, "poivre", "cadet@eleve.example")


def test_hashes_of_capitals_are_recognised_as_typed() -> None:
    theirs = IdentityObject.create("Cadet@Eleve.example", "").identity_hash
    assert matches(theirs, "", "Cadet@Eleve.example")
