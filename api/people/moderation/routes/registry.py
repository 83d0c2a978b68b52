"""Every kind of thing that people may report, as the composition root lists them."""

from typing import Annotated

from fastapi import Depends, Request

from api.platform.feature.reportable import Reportables


async def get_reportables(request: Request) -> Reportables:
    """Every kind, by its name."""
    reportables: Reportables = request.app.state.reportables
    return reportables


ReportablesDep = Annotated[Reportables, Depends(get_reportables)]
