"""What may be about meetings, and how times are kept. Pure thoughts; facts are handed in."""
