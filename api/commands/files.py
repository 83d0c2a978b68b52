"""`epass files`: the app's lasting files, where a web server in front gives them out."""

import argparse
import sys
from pathlib import Path
from typing import Any

from api.platform.kit.lasting_files import hand_out
from api.platform.kit.project import ROOT
from api.platform.settings import get_settings


def declare(commands: Any) -> None:
    """Add the command."""
    files = commands.add_parser("files", help="put the app's lasting files where a web server gives them out")
    files.add_argument("folder", type=Path, metavar="FOLDER")
    files.set_defaults(run=command)


def command(arguments: argparse.Namespace) -> None:
    """Put them into the folder, beside those of earlier builds."""
    new = hand_out(ROOT / get_settings().pwa_folder, arguments.folder)
    sys.stdout.write(f"{arguments.folder}: {new} fichiers nouveaux / new files\n")
