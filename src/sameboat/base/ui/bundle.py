"""One stylesheet and one sprite out of many small files: ``make look`` after a change in ``styles/`` or ``icons/``.

One of each, because on a slow line every further request is a round trip before the first word appears. What is built
lies in the repository, so that nobody needs a build step to run the site; a test keeps both in step.
"""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static" / "ui"

STYLES = (
    "fonts",
    "tokens",
    "ground",
    "page",
    "buttons",
    "forms",
    "choices",
    "signs",
    "things",
    "tables",
    "figures/ink",
    "figures/gauge",
    "figures/round",
    "figures/line",
    "rooms/public",
    "rooms/signup",
    "rooms/people",
    "rooms/desk",
    "rooms/demo",
    "rooms/kit",
    "needs",
)
"""Later files win over earlier ones: what people need (less motion, more contrast) comes last."""


def without_air(css: str) -> str:
    """The same rules without comments, line breaks and needless spaces. Quoted words stay as they are."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    parts = re.split(r"(\"[^\"]*\")", css)
    parts[::2] = [
        re.sub(r"([:,]) ", r"\1", re.sub(r" ?([{};]) ?", r"\1", re.sub(r"\s+", " ", part))) for part in parts[::2]
    ]
    return "".join(parts).replace(";}", "}").strip() + "\n"


def stylesheet() -> str:
    """All styles of the site, in order."""
    return without_air("".join((HERE / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES))


def drawn_by_lucide(drawing: str, name: str) -> str:
    """A Lucide icon as one symbol: its lines, without the colours and widths that our styles give."""
    lines = re.findall(r"<(?:path|circle|rect|line|polyline|polygon|ellipse)\b[^>]*/>", drawing)
    return f'<symbol id="i-{name}" viewBox="0 0 24 24">{"".join(line.replace(" />", "/>") for line in lines)}</symbol>'


def sprite() -> str:
    """Every icon: those we drew, and those of Lucide that ours do not have a word for."""
    ours = (HERE / "icons" / "own.svg").read_text(encoding="utf-8").removesuffix("</svg>\n")
    theirs = [
        drawn_by_lucide(file.read_text(encoding="utf-8"), file.stem)
        for file in sorted((HERE / "icons" / "lucide").glob("*.svg"))
    ]
    licence = "<!-- Some icons by Lucide (lucide.dev), ISC; the others are our own. -->"
    return ours + "\n".join([licence, *theirs, "</svg>\n"])


BUILT = {STATIC / "ui.css": stylesheet, STATIC / "icons.svg": sprite}


def build() -> None:
    """Write both."""
    for file, contents in BUILT.items():
        file.write_text(contents(), encoding="utf-8")


if __name__ == "__main__":
    build()
