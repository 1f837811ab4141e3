"""What partners set out to do: their agreement, goals and steps, themes, shared projects."""
