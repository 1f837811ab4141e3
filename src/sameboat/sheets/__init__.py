"""Plain sheets, exports of form services and programme files: text in, clean rows out."""
