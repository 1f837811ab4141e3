"""Circles of people: the kernels behind ``circles.py``."""
