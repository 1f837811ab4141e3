"""What coordinators type at the desk: text in, clean values out."""
