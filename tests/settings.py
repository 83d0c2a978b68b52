"""The settings of the app in the tests."""

from pydantic import SecretStr

from api.platform.settings import Settings

ORIGIN = "http://test.local"
SECRET_KEY = "the key of the tests, 32 characters or more"


def settings_of_tests(database_url: str) -> Settings:
    """Answers are not remembered, so that a test sees what it wrote."""
    return Settings(
        database_url=database_url,
        public_url=ORIGIN,
        cache_seconds=0,
        reads_per_minute=100_000,
        company_directory_url="",
        # Tests run at any hour; those about hours set them.
        quiet_hours="",
        school_hours="",
        secret_key=SecretStr(SECRET_KEY),
        _env_file=None,
    )
