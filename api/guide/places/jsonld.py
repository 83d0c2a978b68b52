"""Places as schema.org JSON-LD."""

from typing import Any

from api.guide.places.models import PlaceKind

TYPES: dict[str, str] = {
    PlaceKind.MIDDLE_SCHOOL: "MiddleSchool",
    PlaceKind.HIGH_SCHOOL: "HighSchool",
    PlaceKind.VOCATIONAL_SCHOOL: "HighSchool",
    PlaceKind.AGRICULTURAL_SCHOOL: "HighSchool",
    PlaceKind.MFR: "EducationalOrganization",
    PlaceKind.APPRENTICESHIP_CENTRE: "EducationalOrganization",
    PlaceKind.HIGHER_EDUCATION: "CollegeOrUniversity",
    PlaceKind.PRODUCTION_SCHOOL: "EducationalOrganization",
    PlaceKind.SPECIALISED_SCHOOL: "School",
    PlaceKind.CIO: "GovernmentOffice",
    PlaceKind.MISSION_LOCALE: "GovernmentOffice",
    PlaceKind.INFORMATION_POINT: "GovernmentOffice",
    PlaceKind.TRAINING_BODY: "EducationalOrganization",
    PlaceKind.COMPANY: "LocalBusiness",
    PlaceKind.PUBLIC_SERVICE: "GovernmentOffice",
}


def place_jsonld(place: dict[str, Any], page_url: str) -> dict[str, Any]:
    """A place (the shape of `service.detail`) as a schema.org object; unknown things are left out."""
    hours = place["hours"]
    return _known(
        {
            "@context": "https://schema.org",
            "@type": TYPES[place["kind"]],
            "@id": page_url,
            "url": place["website"] or page_url,
            "mainEntityOfPage": page_url,
            "name": place["name"],
            "description": place["description"],
            "telephone": place["phone"],
            "email": place["email"],
            "address": _known(
                {
                    "@type": "PostalAddress",
                    "streetAddress": place["address"],
                    "postalCode": place["postcode"],
                    "addressLocality": place["commune"],
                    "addressCountry": "FR",
                }
            ),
            "geo": None
            if place["approximate"]
            else {"@type": "GeoCoordinates", "latitude": place["lat"], "longitude": place["lon"]},
            "openingHoursSpecification": [
                {
                    "@type": "OpeningHoursSpecification",
                    "opens": interval["from"],
                    "closes": "23:59" if interval["to"] == "24:00" else interval["to"],
                    "validFrom": str(day["date"]),
                    "validThrough": str(day["date"]),
                }
                for day in hours["days"]
                for interval in day["intervals"]
            ]
            if hours
            else None,
        }
    )


def _known(thing: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in thing.items() if value is not None}
