"""The queue: work that goes on when the page has long been answered."""
