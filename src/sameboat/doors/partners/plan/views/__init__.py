"""The pages of the plan, each subject in a file of its own."""
