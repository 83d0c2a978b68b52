"""Every kind of thing that people may report, as the composition root lists them."""

from typing import Annotated

from fastapi import Depends, Request

from api.people.moderation.subjects import Subjects


async def get_subjects(request: Request) -> Subjects:
    """Every kind, by its name."""
    subjects: Subjects = request.app.state.subjects
    return subjects


SubjectsDep = Annotated[Subjects, Depends(get_subjects)]
