"""Events as schema.org JSON-LD."""

from typing import Any

from api.guide.agenda.demo import said_so
from api.guide.agenda.models import EventStatus


def event_jsonld(event: dict[str, Any], page_url: str) -> dict[str, Any]:
    """An event (the shape of `service.detail`) as a schema.org object; unknown things are left out."""
    status = "EventCancelled" if event["status"] == EventStatus.CANCELLED else "EventScheduled"
    place = {
        "@type": "Place",
        "name": event["place_name"] or event["commune"],
        "address": {
            "@type": "PostalAddress",
            **({"streetAddress": event["address"]} if event["address"] else {}),
            **({"postalCode": event["postcode"]} if event["postcode"] else {}),
            "addressLocality": event["commune"],
            "addressCountry": "FR",
        },
    }
    if not event["approximate"]:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": event["lat"], "longitude": event["lon"]}
    known = {
        "description": event["description"],
        "organizer": event["organiser"] and {"@type": "Organization", "name": event["organiser"]},
        "sameAs": event["url"],
    }
    return {
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "@id": page_url,
        "url": page_url,
        "name": said_so(event["title"], event["demo"]),
        "startDate": event["starts_at"],
        "endDate": event["ends_at"],
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": place,
        **{key: value for key, value in known.items() if value},
    }
