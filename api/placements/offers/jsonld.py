"""Offers as schema.org JobPosting."""

from typing import Any

from api.placements.offers.models import Contract, OfferKind, Remote
from api.platform.kit.language import length_of


def offer_jsonld(offer: dict[str, Any], page_url: str) -> dict[str, Any]:
    """An offer (the shape of `service.detail`) as a schema.org object; unknown things are left out."""
    apprenticeship = offer["kind"] == OfferKind.APPRENTICESHIP
    location: dict[str, Any] = {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress",
            **({"streetAddress": offer["address"]} if offer["address"] else {}),
            **({"postalCode": offer["postcode"]} if offer["postcode"] else {}),
            "addressLocality": offer["commune"],
            "addressCountry": "FR",
        },
    }
    if not offer["approximate"]:
        location["geo"] = {"@type": "GeoCoordinates", "latitude": offer["lat"], "longitude": offer["lon"]}
    known = {
        "description": offer["description"],
        "datePosted": offer["published_at"],
        "validThrough": offer["expires_on"] and offer["expires_on"].isoformat(),
        "jobStartDate": offer["start_on"],
        "jobLocationType": "TELECOMMUTE" if offer["remote"] == Remote.YES else None,
        "workHours": offer["hours_per_week"] and length_of(offer["hours_per_week"], "fr"),
        "totalJobOpenings": offer["places_left"],
        "industry": [career["label"] for career in offer["careers"]],
    }
    employment = ["FULL_TIME", "TEMPORARY"] if apprenticeship else ["INTERN"]
    if offer["contract"] == Contract.APPRENTISSAGE:
        employment.append("OTHER")
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "@id": page_url,
        "url": page_url,
        "identifier": {"@type": "PropertyValue", "name": "E-pass Orientation", "value": str(offer["id"])},
        "title": offer["title"],
        "employmentType": employment,
        "hiringOrganization": {"@type": "Organization", "name": offer["company_name"]},
        "jobLocation": location,
        "directApply": offer["apply_url"] is None,
        **{key: value for key, value in known.items() if value},
    }
