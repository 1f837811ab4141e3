"""Letters: written once, sent once, seen by nobody else."""
