"""The pages of the ways out, each subject in a file of its own."""
