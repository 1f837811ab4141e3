"""The private conversation of partners."""
