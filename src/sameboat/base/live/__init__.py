"""What tells an open page that something is new: a bell with ids, never with words."""
