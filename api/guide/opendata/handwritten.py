"""Lists that a region writes by hand, as JSON: what is not in their shape is a slip, and told."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from api.guide.opendata.cells import cell
from api.guide.opendata.job import Job

Shape = TypeVar("Shape", bound=BaseModel)


def sheets(job: Job, shape: type[Shape], key: str) -> Iterator[tuple[int, Shape]]:
    """Number (from 1) and content of each sheet of `{"sheets": […]}`; `key` names it where it is refused."""
    for number, item in job.file.items(("sheets",)):
        job.report.read += 1
        try:
            yield number, shape.model_validate(item)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            job.log.add(number, cell(item, key) or None, "bad_shape", f"{where}: {first['msg']}")
