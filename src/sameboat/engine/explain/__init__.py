"""The result in words: reasons for those who have partners, advice for those alone, an answer to every wish."""

from sameboat.engine.explain.everything import explain

__all__ = ["explain"]
