"""The languages in which names of countries and of languages are understood."""

from __future__ import annotations

TONGUES = (
    "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "bg",
    "el", "hr", "sr", "sl", "uk", "ru", "tr", "ar", "he", "fa", "hi", "ur", "bn", "ta", "th", "vi",
    "id", "ms", "zh", "zh_Hant", "ja", "ko", "sw", "af", "am", "ca", "eu", "gl", "cy", "ga", "is", "et",
    "lv", "lt", "fil", "ka", "hy", "az", "kk", "uz", "mn", "ne", "si", "km", "lo", "my",
)  # fmt: skip
"""Besides English, which comes first. Read only when a name is not English, once, in a third of a second."""
