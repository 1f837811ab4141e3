"""The report: one page that says what happened, who is alone, and why it can be believed."""

from .page import report_page

__all__ = ["report_page"]
