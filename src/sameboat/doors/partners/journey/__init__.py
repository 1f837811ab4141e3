"""The line of a partnership's time."""
