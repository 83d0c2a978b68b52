"""Installs the browsers of the tests where it may; else prints the line to type. Called by `make test`.

EPASS_CHROMIUM names another Chromium; Debian's is not installed then.
"""

import os
import shlex
import shutil
import subprocess
import sys

PACKAGES = {"chromium": "chromium", "firefox-esr": "firefox-esr"}
"""Debian's package for each program."""


def main() -> int:
    """Exit code: 0 where the tests can run, 1 where somebody has to install a browser first."""
    chosen = os.environ.get("EPASS_CHROMIUM")
    if chosen and not shutil.which(chosen):
        return stop(f"EPASS_CHROMIUM={chosen} is no program.")
    packages = missing(chosen)
    if not packages:
        return 0
    update = ["apt-get", "update"]
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    line = f"sudo {shlex.join(update)} && sudo {shlex.join(install)}"
    if not shutil.which("apt-get"):
        return stop("No apt-get here: install Firefox ESR and Chromium, and set EPASS_CHROMIUM to its path.")
    root = as_root()
    if root is None:
        return stop(f"The browsers of the tests are missing. Type this, then try again:\n  {line}")
    sys.stderr.write(f"Installing {' and '.join(packages)}…\n")
    for command in (update, install):
        done = subprocess.run([*root, *command], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.stderr.write(done.stdout + done.stderr)
            break
    if not missing(chosen):
        return 0
    return stop(f"The browsers could not be installed. Type this, then try again:\n  {line}")


def missing(chosen: str | None) -> list[str]:
    """Packages whose program is not there; `chosen` stands in for Chromium."""
    return [
        package
        for program, package in PACKAGES.items()
        if not shutil.which(program) and not (chosen and program == "chromium")
    ]


def as_root() -> list[str] | None:
    """What to put before a command so that root runs it; None where that needs a password."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return quiet
    if not shutil.which("sudo"):
        return None
    allowed = subprocess.run(["sudo", "--non-interactive", "true"], capture_output=True, check=False)
    return ["sudo", "--non-interactive", *quiet] if allowed.returncode == 0 else None


def stop(message: str) -> int:
    """Say what to do; the exit code that stops `make`."""
    sys.stderr.write(f"{message}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
