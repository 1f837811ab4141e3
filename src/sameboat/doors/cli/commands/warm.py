"""``sameboat warm``: once after installing."""

from __future__ import annotations


def warm() -> None:
    """Make ready what is made once on each machine.

    Compiles the engine (a minute or two) and the languages of the site. Without it the first match would wait.
    """
    from sameboat.base.ui.words import compile_all

    from ..warming import warm as warm_engine
    from ..words import aside

    aside("Compiling the languages, and the engine (once, a minute or two) ...")
    compile_all()
    warm_engine()
