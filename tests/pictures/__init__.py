"""A picture of every page, for every role, on a phone and at a desk, light and dark, and once from right to left."""
