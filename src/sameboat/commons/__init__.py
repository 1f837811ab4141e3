"""What people of a programme do with one another: they talk, read, find, and are cared for."""
