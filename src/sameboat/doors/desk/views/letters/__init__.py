"""The room *Letters*: what is written, to whom, how it fared; and what helps partners begin."""
