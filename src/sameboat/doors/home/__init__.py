"""The front page, and a member's own first page."""
