"""A pupil as EduConnect tells of them, and how it is configured."""

from typing import Any

from pydantic import SecretStr

from api.platform.settings.shapes import SignInProvider
from tests.factories import born
from tests.people.accounts.peers.openid import CLIENT, SECRET, Claims

LEARNED = {
    "first_name": "given_name",
    "birth_date": "birthdate",
    "email": "email",
    "affiliation": "FrEduCtPersonAffiliation",
    "uai": "FrEduCtEleveUAI",
    "level": "FrEduCtEleveNiveau",
}
PUPIL: Claims = {
    "sub": "pupil-1",
    "given_name": "Prénom",
    "family_name": "Nom",
    "address": {"street_address": "1 rue de l’Essai"},
    "birthdate": born(16).isoformat(),
    "email": "eleve@example.org",
    "email_verified": True,
    "FrEduCtPersonAffiliation": ["eleve2d"],
    "FrEduCtEleveUAI": "0440001A",
    "FrEduCtEleveNiveau": "2212",
}


def educonnect(issuer: str, **values: Any) -> SignInProvider:
    """ÉduConnect, or a provider that differs from it by these values."""
    return SignInProvider(
        **{
            "id": "educonnect",
            "label": "ÉduConnect",
            "issuer": issuer,
            "client_id": CLIENT,
            "client_secret": SecretStr(SECRET),
            "claims": LEARNED,
            "affiliations": {"eleve2d": "student", "resp2d": "parent", "ens": "staff"},
            "levels": {"22": "high_school", "221": "middle_school", "2212": "vocational"},
            **values,
        }
    )
