"""Installs the browsers of the tests where it may; else prints the line to type. Called by `make test`.

Most tests run in Chromium's headless shell: the same engine without the window of a desktop browser, for two
thirds of the processor time. It knows no notifications: tests of these have the marker `whole_chromium`.
EPASS_CHROMIUM names another Chromium, for both; Debian's are not installed then.
"""

import os
import shlex
import shutil
import subprocess
import sys

SHELL = "chromium-headless-shell"
WHOLE = "chromium"
PACKAGES = (SHELL, WHOLE, "firefox-esr")
"""Debian's packages, each named as its program."""


def main() -> int:
    """Exit code: 0 where the tests can run, 1 where somebody has to install a browser first."""
    chosen = os.environ.get("EPASS_CHROMIUM")
    if chosen and not shutil.which(chosen):
        return stop(f"EPASS_CHROMIUM={chosen} is no program.")
    packages = missing()
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
    sys.stderr.write(f"Installing {', '.join(packages)}…\n")
    for command in (update, install):
        done = subprocess.run([*root, *command], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.stderr.write(done.stdout + done.stderr)
            break
    if not missing():
        return 0
    return stop(f"The browsers could not be installed. Type this, then try again:\n  {line}")


def path_of(program: str) -> str | None:
    """Where the program is; None where it is not there."""
    chosen = os.environ.get("EPASS_CHROMIUM") if program in {SHELL, WHOLE} else None
    return chosen or shutil.which(program)


def missing() -> list[str]:
    """Packages whose program is not there."""
    return [package for package in PACKAGES if not path_of(package)]


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
