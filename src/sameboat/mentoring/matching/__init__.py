"""The bridge to the engine: the wish gauge, admission under the country cap, what a rule would mean."""
