"""Signing in elsewhere: OpenID Connect and CAS 3. The provider proves who somebody is; we keep the least."""
