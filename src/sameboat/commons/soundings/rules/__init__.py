"""What may be asked of a sounding board, and of whom. Pure thoughts; facts are handed in."""
