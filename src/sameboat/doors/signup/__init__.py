"""The way into a round: its public page, the steps of the sign-up, one's own application."""
