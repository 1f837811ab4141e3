"""People: who they are, what reaches them, and what keeps them safe."""
