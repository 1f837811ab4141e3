"""The pages of the journey, each subject in a file of its own."""
