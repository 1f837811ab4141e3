"""The review: the table, a pair, why not these two, who is alone, what hands did, two runs side by side."""
