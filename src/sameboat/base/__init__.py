"""The ground floor: what every subject stands on and no subject owns."""
