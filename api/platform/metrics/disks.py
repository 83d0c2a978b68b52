"""The room on disks that this process sees: a disk that is nearly full is told before it is."""

import logging
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from api.platform.kit.logs import why

logger = logging.getLogger(__name__)


class Disks(Collector):
    """Of each of these folders the disk that it is on; one that is not there is left out, and logged."""

    def __init__(self, folders: Sequence[Path]) -> None:
        # Each once: whoever reads them takes no line that comes twice.
        self._folders = list(dict.fromkeys(folders))

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """The gauges as they are now. Root's reserve does not count: PostgreSQL may not write there."""
        free = GaugeMetricFamily("epass_disk_free_bytes", "Bytes left on the disk", labels=["folder"])
        size = GaugeMetricFamily("epass_disk_size_bytes", "Bytes of the disk", labels=["folder"])
        for folder in self._folders:
            try:
                found = os.statvfs(folder)
            except (OSError, ValueError) as error:  # the latter: no name of a folder at all
                logger.warning("a disk is not measured: %s", type(error).__name__, extra=why(error))
                continue
            free.add_metric([str(folder)], found.f_bavail * found.f_frsize)
            size.add_metric([str(folder)], (found.f_blocks - found.f_bfree + found.f_bavail) * found.f_frsize)
        return free, size
