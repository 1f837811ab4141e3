"""The pages of the sign-up."""
