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
            f"After {MINUTES:g} minutes of load ({load} pages by four readers at once), resident memory:",
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


def weigh(site):
    """The heaviest page process and the worker, by their command lines."""
    pages, workers = [], []
    for process in psutil.Process(site.pid).children(recursive=True):
        weight = process.memory_info().rss / 1e6
        (workers if "work" in process.cmdline() else pages).append(weight)
    return [f"| a page process, the heaviest of {len(pages)} | {max(pages):.0f} | 250 |"] + [
        f"| the worker | {max(workers):.0f} | 600 |"
    ] * bool(workers)


if __name__ == "__main__":
    print(section())
