"""What people find for one another: links, posts, introductions, a shelf."""
