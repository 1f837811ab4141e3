"""Whether partners are in touch, and what to do when they are not; never what they say."""
