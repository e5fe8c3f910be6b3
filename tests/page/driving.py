"""What the tests of the page share: a real browser, Chromium, offline; pages; and a dataset that would like to be a program.

Where a browser or a checker is missing the tests are skipped; with TIMELINE_BROWSER=1, as in continuous integration, they fail. axe-core and
the HTML validator are looked for in the folder TIMELINE_TOOLS, where npm put them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest
from conftest import TODAY

WANTED = os.environ.get("TIMELINE_BROWSER") == "1"
TOOLS = Path(os.environ.get("TIMELINE_TOOLS", "node_modules"))
SIZE = (1280, 900)
PHONE = (320, 700)
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync "
    "--disable-dev-shm-usage --host-resolver-rules=MAP_*_~NOTFOUND"
)

HOSTILE = """
treaties:
  bad-title:
    title:
      en: '<script>window.pwned = 1</script><img src=x onerror="window.pwned = 2">'
      uk: '</style><script>window.pwned = 3</script> Договір ]]>'
    number: '"><svg onload=window.pwned=4>'
    summary: '</script><script>window.pwned = 5</script> ]]> <!-- & \u202eright to left\u202c'
    cite: work §</b>
    aliases: [{value: 'javascript:window.pwned=6', cite: work}]
    events:
      - {event: ratification, date: 2001-02-03, text: '<b onclick="window.pwned=7">bold</b>', cite: work}
      - {event: entry into force, date: 2002-02-03, cite: work}
  long-word:
    title: WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW
    cite: work
    events: [{event: entry into force, date: '2003', cite: work}]
sources:
  work: {title: '<i>Work</i>', authority: study, url: 'javascript:window.pwned=8'}
"""


def missing(what: str) -> NoReturn:
    """The tests cannot run here: a failure where they must."""
    if WANTED:
        pytest.fail(f"{what} is missing, and TIMELINE_BROWSER=1 asks for it")
    pytest.skip(f"{what} is missing")


class Browser:
    """Chromium, driven; a page at a time."""

    def __init__(self, folder: Path) -> None:
        from selenium import webdriver

        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for flag in (*_FLAGS.split(), f"--user-data-dir={folder}"):
            options.add_argument(flag.replace("_*_", " * "))
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver: Any = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        self.driver.set_script_timeout(240)
        self.command("Network.enable")
        self.command("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=-1, uploadThroughput=-1)

    def command(self, name: str, **values: Any) -> Any:
        """A command of the DevTools protocol."""
        return self.driver.execute_cdp_cmd(name, values)

    def open(self, page: Path, address: str = "", *, size: tuple[int, int] = SIZE, dark: bool = False) -> None:
        """The page anew, in a window of this size, when its script has done its work."""
        self.look(size, dark=dark)
        self.driver.get("about:blank")
        self.console()
        self.driver.get(f"{page.as_uri()}{address}")
        self.until("document.querySelector('form').hidden === false")

    def look(self, size: tuple[int, int] = SIZE, *, dark: bool = False, media: str = "screen") -> None:
        """Another window, other colours, or paper."""
        self.command("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1, mobile=size[0] < 500)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.command("Emulation.setEmulatedMedia", media=media, features=[scheme, still])

    def until(self, condition: str) -> None:
        """Wait for a condition; a page that never fulfils it fails."""
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.driver, 20, 0.02).until(lambda driver: driver.execute_script(f"return Boolean({condition})"))

    def run(self, script: str, *values: Any) -> Any:
        """What the script returns."""
        return self.driver.execute_script(script, *values)

    def console(self) -> list[str]:
        """What the page wrote to the console since it was opened."""
        return [str(entry["message"]) for entry in self.driver.get_log("browser")]


class Pages:
    """Pages by what was asked of `export html`, each written once."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder, self.cache, self.made = folder, cache, dict[tuple[str, ...], Path]()

    def __call__(self, *args: str) -> Path:
        if args not in self.made:
            self.made[args] = self.write(*args)
        return self.made[args]

    def write(self, *args: str) -> Path:
        """The page, written anew."""
        path = self.folder / f"page-{len(list(self.folder.iterdir()))}.html"
        environ = {**os.environ, "TIMELINE_TODAY": TODAY, "LANG": "en", "LC_ALL": "C.UTF-8", "XDG_CACHE_HOME": str(self.cache)}
        command = [sys.executable, "-m", "timeline", "export", "html", *args, "-o", str(path)]
        subprocess.run(command, env=environ, check=True, capture_output=True)
        return path
