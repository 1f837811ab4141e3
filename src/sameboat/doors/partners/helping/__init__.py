"""The sounding board, feedback, and the tide of help."""
