"""Small tools with one word each: the clock, the diary, verdicts, reach, ids, and what surrounds every answer."""
