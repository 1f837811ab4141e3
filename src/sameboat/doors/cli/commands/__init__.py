"""One file for each command. Each imports what is heavy when it runs, so that ``--help`` need not wait for it."""
