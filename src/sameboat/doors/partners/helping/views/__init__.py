"""The pages where partners help each other: the sounding board, the pool, feedback, and the tide."""
