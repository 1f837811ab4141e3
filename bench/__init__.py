"""One script per published figure; ``python -m bench`` runs them all and writes docs/figures.md."""
