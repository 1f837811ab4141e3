"""The demo's past and present: invented programmes, rounds and people, made through the same actions as real ones."""
