"""Questions, answers, wishes, and consent for what is private."""
