"""What may be planned and remembered, by whom. Pure thoughts; facts are handed in."""
