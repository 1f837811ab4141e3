"""Programmes, rounds, teams and enrolments."""
