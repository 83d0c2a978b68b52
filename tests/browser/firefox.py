"""Real Firefox without a screen, told what to do over WebDriver BiDi (W3C), which it speaks by itself."""

import asyncio
import contextlib
import itertools
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.browser.server import HOST

PATIENCE_S = 60
"""How long to wait for what is expected."""
PREFERENCES: dict[str, bool | int | str] = {
    # Nobody else is called.
    "app.update.enabled": False,
    "browser.safebrowsing.blockedURIs.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.server": "",
    # Notifications are windows of Firefox's own, and a desktop is not asked.
    "alerts.useSystemBackend": False,
    "permissions.default.desktop-notification": 1,
    "intl.accept_languages": "fr-FR, fr",
}


PRESS_ALERT = """(() => {
    const { x, y, width, height } = document.getElementById("alertTitleLabel").getBoundingClientRect();
    // The window closes under the finger: the answer leaves first.
    setTimeout(() => {
        for (const type of ["mousedown", "mouseup"]) {
            window.synthesizeMouseEvent(type, x + width / 2, y + height / 2, { button: 0, clickCount: 1 });
        }
    }, 100);
})()"""
"""A press of the mouse as Firefox makes one from the desktop's; BiDi's own pointer stays within pages."""


class BidiError(Exception):
    """Firefox said no."""


class Firefox:
    """One browser, one tab unless more are opened."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self.tab = ""

    async def ask(self, method: str, **parameters: Any) -> Any:
        """One command; its result. Raises BidiError."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            answer = json.loads((await self._socket.receive(timeout=PATIENCE_S)).data)
            if answer.get("id") == number:
                break
        if answer["type"] == "error":
            raise BidiError(f"{method}: {answer['error']}: {answer['message']}")
        return answer["result"]

    async def goto(self, url: str) -> None:
        await self.ask("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    async def set_cookie(self, name: str, value: str) -> None:
        await self.ask(
            "storage.setCookie",
            cookie={"name": name, "value": {"type": "string", "value": value}, "domain": HOST, "path": "/"},
        )

    async def run(self, script: str, context: str | None = None) -> Any:
        """What an expression gives in the page; promises are awaited, JSON comes back."""
        answer = await self.ask(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await ({script})) ?? null))()",
            target={"context": context or self.tab},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise BidiError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    async def until(self, script: str) -> Any:
        """What an expression gives once that is true. Raises TimeoutError."""
        return await _soon(lambda: self.run(script), script)

    async def tap(self, role: str, name: str) -> None:
        """Press what has this role and name in the page, as soon as it is there, with a real pointer."""
        node = await self._find(role, name)
        await self.ask(
            "script.callFunction",
            functionDeclaration="(node) => node.scrollIntoView({ block: 'center' })",
            arguments=[node],
            target={"context": self.tab},
            awaitPromise=False,
        )
        press = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": {"type": "element", "element": node}},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        pointer = {"type": "pointer", "id": "finger", "actions": press}
        await self.ask("input.performActions", context=self.tab, actions=[pointer])

    async def _find(self, role: str, name: str) -> Mapping[str, Any]:
        locator = {"type": "accessibility", "value": {"role": role, "name": name}}

        async def look() -> Any:
            found = await self.ask("browsingContext.locateNodes", context=self.tab, locator=locator)
            return found["nodes"]

        nodes = await _soon(look, f"no {role} “{name}”")
        return {"sharedId": nodes[0]["sharedId"]}

    async def until_open(self, url: str) -> None:
        """Until some tab shows that address. Raises TimeoutError."""

        async def look() -> bool:
            tree = await self.ask("browsingContext.getTree")
            return any(one["url"] == url for one in tree["contexts"])

        await _soon(look, url)

    async def press_notification(self) -> None:
        """Press the notification on the screen, until it is gone: here it is a window of Firefox's own."""
        windows = await _soon(self._notifications, "no notification")
        while windows:
            # One that makes room for its successor may close under the finger.
            with contextlib.suppress(BidiError):
                await self.run(PRESS_ALERT, windows[-1])
            await asyncio.sleep(1)
            windows = await self._notifications()

    async def _notifications(self) -> list[str]:
        tree = await self.ask("browsingContext.getTree", **{"moz:scope": "chrome"})
        return [one["context"] for one in tree["contexts"] if one["url"].endswith("/alert.xhtml")]


async def _soon(look: Callable[[], Awaitable[Any]], missing: str) -> Any:
    """What is found once there is something. Raises TimeoutError."""
    deadline = time.monotonic() + PATIENCE_S
    while not (found := await look()):
        if time.monotonic() > deadline:
            raise TimeoutError(missing)
        await asyncio.sleep(0.1)
    return found


@asynccontextmanager
async def opened_firefox(profile: Path, **preferences: bool | int | str) -> AsyncIterator[Firefox]:
    """Firefox with a fresh profile. The names of preferences have `__` for a dot."""
    own = {name.replace("__", "."): value for name, value in preferences.items()}
    process = _start(profile, {**PREFERENCES, **own})
    try:
        file = profile / "WebDriverBiDiServer.json"
        written = json.loads(await _soon(lambda: _read(process, file), "Firefox does not start"))
        address = f"ws://{written['ws_host']}:{written['ws_port']}/session"
        async with aiohttp.ClientSession() as http, http.ws_connect(address, max_msg_size=0) as socket:
            firefox = Firefox(socket)
            await firefox.ask("session.new", capabilities={})
            made = await firefox.ask("browsingContext.create", type="tab")
            firefox.tab = made["context"]
            yield firefox
            await firefox.ask("browser.close")
    finally:
        _end(process)


def _start(profile: Path, preferences: Mapping[str, bool | int | str]) -> "subprocess.Popen[bytes]":
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "no Firefox: see tests/browser/install.py"
    profile.mkdir()
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items()]
    (profile / "user.js").write_text("\n".join(lines))
    arguments = ["--headless", "--no-remote", "--remote-allow-system-access", "--remote-debugging-port", "0"]
    return subprocess.Popen(
        [program, *arguments, "--profile", str(profile)],
        env={**os.environ, "HOME": str(profile), "MOZ_HEADLESS_WIDTH": "360", "MOZ_HEADLESS_HEIGHT": "740"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


async def _read(process: "subprocess.Popen[bytes]", file: Path) -> str:
    """Where Firefox listens, once it has written that into its profile."""
    assert process.poll() is None, "Firefox has ended"
    return _text(file)


def _text(file: Path) -> str:
    return file.read_text() if file.exists() else ""


def _end(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)
