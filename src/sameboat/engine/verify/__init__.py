"""Is the result what was promised? A second opinion that shares no code with whoever made the result.

`verify` looks at a sheet, a programme and a result, and says in sentences what does not hold. `verify_certificate`
checks the proof that a matching is the best one. Both are slow and plain on purpose: everything here was written
from `docs/engine.md`, in ordinary Python, so that one mistake would have to be made twice.
"""

from sameboat.engine.verify.certificate import verify_certificate
from sameboat.engine.verify.promises import verify
from sameboat.engine.verify.secrets import told

__all__ = ["told", "verify", "verify_certificate"]
