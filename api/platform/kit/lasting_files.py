"""The app's files that never change under their name, put where a web server in front gives them out.

Those of earlier builds stay there for a while: during an update pages of both are open, and ask one server.
"""

import os
import shutil
import time
from pathlib import Path

FOLDERS = ("assets", "pictures")
KEPT_DAYS = 30
"""A tab that has been open for longer leans on its service worker."""


def hand_out(built: Path, folder: Path) -> int:
    """Bring the build's lasting files into a folder, and take out what no build brought for so long.

    Each is there whole or not at all while somebody reads, and after a killed attempt. Returns how many are
    new. Raises OSError.
    """
    new = 0
    for source in (file for name in FOLDERS for file in sorted((built / name).rglob("*")) if file.is_file()):
        target = folder / source.relative_to(built)
        if target.exists():
            os.utime(target)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        shutil.copyfile(source, part)
        part.replace(target)
        new += 1
    oldest = time.time() - KEPT_DAYS * 86_400
    for old in (file for name in FOLDERS for file in (folder / name).rglob("*") if file.is_file()):
        if old.stat().st_mtime < oldest:
            old.unlink()
    return new
