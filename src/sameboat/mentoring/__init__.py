"""What the site is for: programmes, wishes, matching."""
