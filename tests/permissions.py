"""The permission matrix: every route and who may call it. A route that is missing here fails the tests."""

from api.access import Role

EVERYONE = frozenset({"everyone"})
"""No account is needed."""
SIGNED_IN = frozenset({"signed in"})
"""Any account, whatever its roles."""
REFERENTS = frozenset({Role.REFERENT, Role.ADMIN})
ADMINS = frozenset({Role.ADMIN})

PERMISSIONS: dict[tuple[str, str], frozenset[str]] = {
    # site, region, places, agenda, careers, around, feedback
    ("GET", "/api/v1/settings"): EVERYONE,
    ("GET", "/api/v1/sources"): EVERYONE,
    ("GET", "/api/v1/health"): EVERYONE,
    ("GET", "/api/v1/ready"): EVERYONE,
    ("GET", "/api/v1/communes"): EVERYONE,
    ("GET", "/api/v1/communes/{code}"): EVERYONE,
    ("GET", "/api/v1/outlines/{level}"): EVERYONE,
    ("GET", "/api/v1/places"): EVERYONE,
    ("GET", "/api/v1/places.geojson"): EVERYONE,
    ("GET", "/api/v1/places/{place_id}"): EVERYONE,
    ("GET", "/api/v1/places/{place_id}.jsonld"): EVERYONE,
    ("POST", "/api/v1/places/{place_id}/error-reports"): EVERYONE,
    ("GET", "/api/v1/events"): EVERYONE,
    ("GET", "/api/v1/events.ics"): EVERYONE,
    ("GET", "/api/v1/events.geojson"): EVERYONE,
    ("GET", "/api/v1/events/{event_id}"): EVERYONE,
    ("GET", "/api/v1/events/{event_id}.ics"): EVERYONE,
    ("GET", "/api/v1/events/{event_id}.jsonld"): EVERYONE,
    ("POST", "/api/v1/events/{event_id}/error-reports"): EVERYONE,
    ("GET", "/api/v1/careers"): EVERYONE,
    ("GET", "/api/v1/careers/families"): EVERYONE,
    ("GET", "/api/v1/careers/{code}"): EVERYONE,
    ("GET", "/api/v1/around"): EVERYONE,
    # accounts: signing in
    ("GET", "/api/v1/sign-in"): EVERYONE,
    ("POST", "/api/v1/sign-in/code"): EVERYONE,
    ("POST", "/api/v1/sign-in/code/verify"): EVERYONE,
    ("POST", "/api/v1/sign-in/demo"): EVERYONE,
    ("GET", "/api/v1/sign-in/{provider}/start"): EVERYONE,
    ("GET", "/api/v1/sign-in/{provider}/back"): EVERYONE,
    ("GET", "/api/v1/session"): EVERYONE,
    ("POST", "/api/v1/sign-out"): SIGNED_IN,
    ("GET", "/api/v1/outbox"): EVERYONE,
    # accounts: oneself
    ("PATCH", "/api/v1/me"): SIGNED_IN,
    ("PUT", "/api/v1/me/birth-date"): SIGNED_IN,
    ("POST", "/api/v1/me/suggestions/reset"): SIGNED_IN,
    ("POST", "/api/v1/me/email"): SIGNED_IN,
    ("POST", "/api/v1/me/email/verify"): SIGNED_IN,
    ("GET", "/api/v1/me/sessions"): SIGNED_IN,
    ("DELETE", "/api/v1/me/sessions"): SIGNED_IN,
    ("DELETE", "/api/v1/me/sessions/{session_id}"): SIGNED_IN,
    ("GET", "/api/v1/me/notifications"): SIGNED_IN,
    ("POST", "/api/v1/me/notifications/seen"): SIGNED_IN,
    # accounts: the second factor
    ("GET", "/api/v1/me/second-factor"): SIGNED_IN,
    ("POST", "/api/v1/me/second-factor/passkeys/options"): SIGNED_IN,
    ("POST", "/api/v1/me/second-factor/passkeys"): SIGNED_IN,
    ("DELETE", "/api/v1/me/second-factor/passkeys/{passkey_id}"): SIGNED_IN,
    ("POST", "/api/v1/me/second-factor/passkeys/proof/options"): SIGNED_IN,
    ("POST", "/api/v1/me/second-factor/passkeys/proof"): SIGNED_IN,
    ("POST", "/api/v1/me/second-factor/totp"): SIGNED_IN,
    ("POST", "/api/v1/me/second-factor/totp/confirm"): SIGNED_IN,
    ("POST", "/api/v1/me/second-factor/totp/proof"): SIGNED_IN,
    ("DELETE", "/api/v1/me/second-factor/totp"): SIGNED_IN,
    ("DELETE", "/api/v1/accounts/{account_id}/second-factor"): ADMINS,
    # accounts: staff
    ("GET", "/api/v1/accounts"): ADMINS,
    ("PUT", "/api/v1/accounts/{account_id}/roles/{role}"): ADMINS,
    ("DELETE", "/api/v1/accounts/{account_id}/roles/{role}"): ADMINS,
    ("POST", "/api/v1/accounts/{account_id}/ban"): REFERENTS,
    ("DELETE", "/api/v1/accounts/{account_id}/ban"): ADMINS,
    ("GET", "/api/v1/birth-date-reviews"): REFERENTS,
    ("POST", "/api/v1/birth-date-reviews/{review_id}"): REFERENTS,
    ("GET", "/api/v1/me/opening-hours"): frozenset({Role.ADVISER}),
    ("PUT", "/api/v1/me/opening-hours"): frozenset({Role.ADVISER}),
    ("GET", "/api/v1/advisers"): REFERENTS | {Role.ADVISER},
    ("GET", "/api/v1/audit"): frozenset({Role.DPO, Role.ADMIN}),
}
