"""What is kept of a provider's claims, and how a provider may be configured."""

import json
from typing import Any, get_args

import pytest
from pydantic import SecretStr, ValidationError

from api.people.accounts.federation.claims import Person, read_person
from api.people.accounts.models import StudyLevel
from api.platform.kit.project import ROOT
from api.platform.settings import Settings
from api.platform.settings.shapes import SignInProvider
from tests.factories import born
from tests.people.accounts.peers.pupils import PUPIL, educonnect

ISSUER = "https://issuer.example"


def read(changes: dict[str, Any], **values: Any) -> Person:
    return read_person(educonnect(ISSUER, **values), "pupil-1", {**PUPIL, **changes})


class TestReading:
    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("Prénom", "Prénom"),
            ("PRÉNOM", "Prénom"),
            ("MARIE-ANNE", "Marie-Anne"),
            ("Prénom Deuxième Troisième", "Prénom"),
            (["Prénom", "Autre"], "Prénom"),
            ("x" * 41, ""),
            ("Pré\x07nom", ""),
            (None, ""),
            ({"value": "Prénom"}, ""),
            (True, ""),
        ],
    )
    def test_the_first_name_is_one_first_name(self, given: object, kept: str) -> None:
        assert read({"given_name": given}).first_name == kept

    @pytest.mark.parametrize("form", ["%Y-%m-%d", "%d/%m/%Y", "%Y%m%d", "%Y-%m-%dT00:00:00Z"])
    def test_a_birth_date_is_read_in_the_forms_that_providers_use(self, form: str) -> None:
        assert read({"birthdate": born(15).strftime(form)}).birth_date == born(15)

    @pytest.mark.parametrize(
        "given", ["1850-01-01", "2999-01-01", "0000-05-05", "demain", "", None, [], 20100101.5]
    )
    def test_a_birth_date_that_cannot_be_is_left_out(self, given: object) -> None:
        assert read({"birthdate": given}).birth_date is None

    def test_a_level_is_known_by_its_longest_listed_beginning(self) -> None:
        levels = [read({"FrEduCtEleveNiveau": code}).level for code in ("2212", "2211", "2299", "9999", None)]
        assert levels == [StudyLevel.VOCATIONAL, StudyLevel.MIDDLE_SCHOOL, StudyLevel.HIGH_SCHOOL, None, None]

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("0440001A", "0440001A"),
            ("0440001a", "0440001A"),
            (["x", "0440001A"], "0440001A"),
            ("440001A", None),
        ],
    )
    def test_a_school_is_known_by_its_uai(self, given: object, kept: str | None) -> None:
        assert read({"FrEduCtEleveUAI": given}).uai == kept

    def test_a_parent_has_no_level_and_no_school(self) -> None:
        parent = read({"FrEduCtPersonAffiliation": ["resp2d"]})
        assert (parent.level, parent.uai) == (None, None)

    def test_a_nested_claim_is_named_with_dots(self) -> None:
        person = read({"school": {"main": {"uai": "0440002B"}}}, claims={"uai": "school.main.uai",
                      "affiliation": "FrEduCtPersonAffiliation"})  # fmt: skip
        assert person.uai == "0440002B"

    def test_a_claim_whose_name_has_dots_is_found_first(self) -> None:
        claims = {"uai": "urn:x.y", "affiliation": "FrEduCtPersonAffiliation"}
        assert read({"urn:x.y": "0440003C"}, claims=claims).uai == "0440003C"

    def test_a_mail_address_that_is_none_is_left_out(self) -> None:
        assert read({"email": "pas une adresse"}).email is None
        assert read({"email": "Eleve@Example.ORG"}).email == "eleve@example.org"


class TestConfiguration:
    def test_knows_the_levels_of_accounts(self) -> None:
        known = get_args(get_args(SignInProvider.model_fields["levels"].annotation)[1])
        assert set(known) == set(StudyLevel)

    @pytest.mark.parametrize(
        "values",
        [
            {"issuer": "http://issuer.example"},
            {"issuer": "ftp://127.0.0.1"},
            {"issuer": "https://"},
            {"issuer": "https://["},
            {"algorithms": ["none"]},
            {"algorithms": ["HS256"]},
            {"algorithms": []},
            {"scopes": ["profile"]},
            {"client_id": ""},
            {"extra": {"state": "fixed"}},
            {"extra": {"code_challenge_method": "plain"}},
            {"claims": {"family_name": "family_name"}},
            {"affiliations": {"eleve": "admin"}},
            {"id": "code"},
            {"id": "demo"},
            {"id": "../x"},
            {"unknown_key": "value"},
        ],
        ids=str,
    )
    def test_that_would_not_be_safe_is_refused_at_the_start(self, values: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            educonnect(**{"issuer": ISSUER, **values})

    def test_names_each_provider_once(self) -> None:
        with pytest.raises(ValidationError, match="same id"):
            Settings(sign_in_providers=[educonnect(ISSUER), educonnect(ISSUER)], _env_file=None)

    @pytest.mark.parametrize(
        "issuer", ["http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000"]
    )
    def test_may_name_a_server_of_this_machine_without_https(self, issuer: str) -> None:
        assert educonnect(issuer, client_secret=SecretStr("")).issuer == issuer

    def test_the_documented_examples_can_be_used(self) -> None:
        page = (ROOT / "docs/sign-in.md").read_text()
        section = page.split("## Sign-in providers", 1)[1]
        example = json.loads(section.split("```json", 1)[1].split("```", 1)[0])
        providers = Settings(sign_in_providers=example, _env_file=None).sign_in_providers
        assert [one.id for one in providers] == ["educonnect", "ent", "franceconnect", "proconnect"]
