"""A pupil as a school portal (ENT) tells of them by CAS, and how it is configured."""

from typing import Any

from api.platform.settings.shapes import SignInProvider
from tests.factories import born
from tests.people.accounts.peers.cas import Attributes

PUPIL: Attributes = {
    "prenom": ["Prénom & Cie"],
    "dateNaissance": [born(13).strftime("%d/%m/%Y")],
    "profil": ["National_1"],
    "uai": ["0440001A"],
}


def portal(issuer: str, **values: Any) -> SignInProvider:
    """The portal, or one that differs from it by these values."""
    return SignInProvider(
        **{
            "id": "ent",
            "protocol": "cas",
            "label": "Mon ENT",
            "issuer": issuer,
            "claims": {
                "first_name": "prenom",
                "birth_date": "dateNaissance",
                "affiliation": "profil",
                "uai": "uai",
            },
            "affiliations": {"National_1": "student", "National_2": "parent", "National_3": "staff"},
            **values,
        }
    )
