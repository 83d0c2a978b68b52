"""The second factor of staff: passkeys (WebAuthn), and an authenticator app (TOTP) as the fallback."""
