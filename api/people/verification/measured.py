"""What an operator watches of verification."""

from sqlalchemy import text

from api.people.verification.models import CandidacyStatus
from api.platform.feature.measured import Measured

MEASURED = (
    Measured(
        "epass_candidacies_waiting",
        "People who wait to be verified",
        text(f"SELECT count(*) FROM candidacy WHERE status = '{CandidacyStatus.WAITING}'"),
    ),
)
