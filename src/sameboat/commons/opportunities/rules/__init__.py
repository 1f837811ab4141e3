"""What may be passed on, to whom, and who may be introduced. Pure thoughts; facts are handed in."""
