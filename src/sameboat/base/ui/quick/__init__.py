"""Templates that are drawn in fewer steps: the same pages, byte for byte, at a fraction of the time.

Django keeps a template as a tree and walks all of it for every page: each icon is drawn anew, each sentence of the
frame looked up anew, each included template set up anew. The loader here goes over the tree once, when a template is
read: what never changes is drawn once a language (``folding``), what changes is looked up with less ado
(``looking_up``), and what many read alike may be kept by the values it shows (``keeping``).
Nobody who writes a template needs to know. ``docs/decisions/templates-are-folded.md`` says why and at what price.
"""

from sameboat.base.ui.quick.folding import pure
from sameboat.base.ui.quick.loader import Loader

__all__ = ["Loader", "pure"]
