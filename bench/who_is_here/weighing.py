"""Whether two ways take the same time, on a machine that does other things as well."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import wilcoxon

CHANCE = 0.01
"""Below this, a difference is not put down to chance."""


@dataclass(frozen=True)
class Weighed:
    """What the clock says of pairs that were asked in turns, the one or the other first by lot."""

    usual: float
    """The median time of one answer, in seconds."""
    median: float
    """The median of the differences, in seconds: above zero where known addresses take longer."""
    slower: float
    """In how many pairs the known address took longer: a stranger who guesses by the clock is right so often."""
    p: float

    @property
    def differs(self):
        """Whether chance alone would hardly do this."""
        return self.p <= CHANCE


def weighed(pairs):
    """Paired differences and their signed ranks (Wilcoxon).

    What slows the machine slows both of a pair, or neither, and a very slow answer weighs no more than a slow one.
    """
    known, unknown = np.array(pairs).T
    differences = known - unknown
    p = 1.0 if not differences.any() else float(wilcoxon(differences).pvalue)
    return Weighed(
        float(np.median(np.concatenate([known, unknown]))),
        float(np.median(differences)),
        float(np.mean(differences > 0)),
        p,
    )
