"""The pages of care, each subject in a file of its own."""
