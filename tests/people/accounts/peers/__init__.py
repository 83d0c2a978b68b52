"""Providers that run beside the tests, on real loopback ports."""
