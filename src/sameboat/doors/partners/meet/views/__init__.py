"""The pages of the room *Meet*."""
