"""What may be said to each other as feedback, and how the tide of help is drawn. Pure thoughts; facts are handed in."""
