"""Trainings as schema.org JSON-LD."""

from collections.abc import Iterable
from typing import Any


def training_jsonld(
    training: dict[str, Any], places: Iterable[dict[str, Any]], public_url: str
) -> dict[str, Any]:
    """A training (the shape of `service.detail`, its sources credited) and places (the shape of
    `service.teaching`) as a schema.org object; unknown things are left out.

    So is a place of which a page says more than that it teaches this: there is no word for it here.
    """
    page_url = f"{public_url}/trainings/{training['id']}"
    known = {
        "educationalCredentialAwarded": _credential(training),
        "description": training["description"] and training["description"]["text"],
        "timeToComplete": training["months"] and f"P{training['months']}M",
        "endDate": training["closes_on"],
        "identifier": training["rncp"]
        and {"@type": "PropertyValue", "propertyID": "RNCP", "value": training["rncp"]},
        "sameAs": training["onisep_url"],
        "programPrerequisites": training["access"] and training["access"]["text"],
        "occupationalCategory": [
            {
                "@type": "CategoryCode",
                "inCodeSet": "ROME",
                "codeValue": career["code"],
                "name": career["label"],
            }
            for career in training["careers"]
        ],
        "provider": [
            {
                "@type": "EducationalOrganization",
                "@id": f"{public_url}/places/{place['place_id']}",
                "url": f"{public_url}/places/{place['place_id']}",
                "name": place["name"],
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": place["commune"],
                    "addressCountry": "FR",
                },
            }
            for place in places
            if any(not one["predecessor"] for one in place["by_status"])
            and not (place["common"] or place["after_diploma"])
        ],
    }
    return {
        "@context": "https://schema.org",
        "@type": _type(training["statuses"]),
        "@id": page_url,
        "url": page_url,
        "name": training["label"],
        "mainEntityOfPage": {
            "@type": "WebPage",
            "@id": page_url,
            "isBasedOn": [_dataset(source) for source in training["sources"]],
        },
        **{key: value for key, value in known.items() if value},
    }


def _type(statuses: list[str]) -> str:
    """What is learned as an apprentice only is learned at work."""
    return "WorkBasedProgram" if statuses == ["apprenticeship"] else "EducationalOccupationalProgram"


def _credential(training: dict[str, Any]) -> dict[str, Any] | None:
    if training["award"] is None:
        return None
    return {
        "@type": "EducationalOccupationalCredential",
        "credentialCategory": training["award"],
        **({"educationalLevel": f"RNCP {training['level']}"} if training["level"] else {}),
    }


def _dataset(source: dict[str, Any]) -> dict[str, Any]:
    """Whose words and facts these are: their licences ask that it goes where they go."""
    known = {
        "dateModified": source["checked_on"],
        "url": source["url"],
        "license": source["licence_url"],
    }
    return {
        "@type": "Dataset",
        "name": source["title"],
        "creator": {"@type": "Organization", "name": source["publisher"]},
        **{key: value for key, value in known.items() if value},
    }
