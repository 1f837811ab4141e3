"""The first look: a demo made and served, its pages opened cold over a slow line, and what the processes weigh."""

import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psutil

SAMEBOAT = Path(sys.executable).parent / "sameboat"
LOOKS = 5
LATENCY, DOWN, UP = 150, 1_600_000 / 8, 750_000 / 8
"""Milliseconds there and back; bytes a second."""
MINUTES = float(os.environ.get("BENCH_MINUTES", "10"))


def section():
    """The chapter of the first look."""
    with tempfile.TemporaryDirectory(prefix="sameboat-look-") as folder:
        began = time.perf_counter()
        subprocess.run([SAMEBOAT, "demo", folder], check=True, stdout=subprocess.DEVNULL)
        filled = time.perf_counter() - began
        site, address = served(folder)
        try:
            rows = [look_row(address, path) for path in ("/", round_path(address), "/account/login/")]
            with pages_that_listen(folder, site, address) as heard:
                load = under_load(address)
                weights = weigh(site)
        finally:
            site.send_signal(signal.SIGTERM)
            site.wait(30)
    return "\n".join(
        [
            "## The first look",
            "",
            f"`python -m bench first_look`: `sameboat demo` fills a site in {filled:.0f} s (limit 40 s). Chromium,",
            "cold cache, 150 ms there and back, 1.6 Mbit/s; the middle of five. Limits: first contentful paint 1.8 s,",
            "100 kB besides fonts, no other host.",
            "",
            "| page | first contentful paint | kB besides fonts | kB of fonts | requests | other hosts |",
            "|---|--:|--:|--:|--:|--:|",
            *rows,
            "",
            f"After {MINUTES:g} minutes of load ({load} pages by four readers at once, while {heard[0]} open pages",
            f"listened, {heard[1]} messages were sent and {heard[2]} bells heard), resident memory:",
            "",
            "| process | MB | limit |",
            "|---|--:|--:|",
            *weights,
        ]
    )


def served(folder):
    """Serve the demo; the process and the address it printed."""
    site = subprocess.Popen([SAMEBOAT, "demo", folder, "--serve"], stdout=subprocess.PIPE, text=True)
    for line in site.stdout:
        found = re.search(r"http://localhost:\d+", line)
        if found:
            threading.Thread(target=site.stdout.read, daemon=True).start()
            wait_for(found[0])
            return site, found[0]
    raise RuntimeError("the site did not say where it is")


def wait_for(address):
    """Until the site answers."""
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/readyz", timeout=2).read()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise RuntimeError("the site did not answer")


def round_path(address):
    """The first open round on the front page."""
    page = urllib.request.urlopen(f"{address}/").read().decode()
    return re.search(r'href="(/programmes/[\w-]+/\d+/)"', page)[1]


def look_row(address, path):
    """One page, five cold looks."""
    looks = [cold_look(address, path) for _ in range(LOOKS)]
    paint, kilobytes, fonts, requests, strangers = (statistics.median(figures) for figures in zip(*looks, strict=True))
    named = re.sub(r"/programmes/.*", "a round and its questions", path)
    return f"| {named} | {paint:.2f} s | {kilobytes:.0f} | {fonts:.0f} | {requests:.0f} | {strangers:.0f} |"


def cold_look(address, path):
    """Seconds to the first contentful paint, kB besides fonts, kB of fonts, requests, requests to other hosts."""
    from tests.browser import a_browser

    with a_browser() as browser:
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        line = page.context.new_cdp_session(page)
        sizes, kinds, hosts = {}, {}, set()
        line.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: (e["type"], e["response"]["url"])}))
        line.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
        line.send("Network.enable")
        conditions = {"offline": False, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP}
        line.send("Network.emulateNetworkConditions", conditions)
        page.goto(address + path, wait_until="networkidle")
        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime") / 1000
    fonts = sum(size for key, size in sizes.items() if kinds.get(key, ("",))[0] == "Font")
    hosts = sum(not url.startswith((address, "data:")) for _, url in kinds.values())
    return paint, (sum(sizes.values()) - fonts) / 1000, fonts / 1000, len(kinds), hosts


def under_load(address):
    """Four readers for some minutes; how many pages they read."""
    paths, until, read = ["/", round_path(address), "/account/login/", "/help/"], time.time() + 60 * MINUTES, []

    def reader(at):
        count = 0
        while time.time() < until:
            urllib.request.urlopen(address + paths[(at + count) % len(paths)]).read()
            count += 1
        read.append(count)

    readers = [threading.Thread(target=reader, args=(at,)) for at in range(4)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    return f"{sum(read):,}"


@contextmanager
def pages_that_listen(folder, site, address):
    """Beside the readers: people with a talk open, who write to each other. Afterwards, what they heard."""
    heard = []
    surroundings = {**os.environ, "SAMEBOAT_SETTINGS": str(Path(folder) / "settings.conf"), "SAMEBOAT_ADDRESS": address}
    command = [sys.executable, "-m", "bench.talking.listening", address.rsplit(":", 1)[1], events_port(site)]
    root = Path(__file__).resolve().parents[1]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=root, env=surroundings, **pipes) as listening:
        if listening.stdout.readline().strip() != "listening":
            raise RuntimeError("nobody listens")
        yield heard
        heard += listening.communicate("enough\n")[0].split()
    if listening.returncode:
        raise RuntimeError("some pages did not listen to the end")


def events_port(site):
    """Where the event process of this site listens."""
    for _ in range(120):
        for process in psutil.Process(site.pid).children(recursive=True):
            if kind_of(process) == "the event process":
                return process.cmdline()[-1]
        time.sleep(0.5)
    raise RuntimeError("there is no event process")


LIMITS = {"a page process": 250, "the event process": 150, "the worker": 600}


def kind_of(process):
    """What a process of the site is for, by its command line."""
    words = process.cmdline()
    if "sameboat.doors.cli.site.hearing" in words:
        return "the event process"
    if "sameboat.doors.cli.warming" in words:
        return "the engine, being compiled"
    return "the worker" if "work" in words else "a page process"


def weigh(site):
    """The heaviest of each kind, by their command lines; what is not there weighs nothing and fails."""
    found = {}
    for process in psutil.Process(site.pid).children(recursive=True):
        found.setdefault(kind_of(process), []).append(process.memory_info().rss / 1e6)
    return [
        f"| {kind}, the heaviest of {len(found[kind])} | {max(found[kind]):.0f} | {LIMITS[kind]} |" for kind in LIMITS
    ]


if __name__ == "__main__":
    print(section())
