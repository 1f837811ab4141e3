"""What care thinks: when silence is silence, on which days somebody is asked something, and who may do what."""
