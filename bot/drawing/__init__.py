"""A journey becomes pictures and files, in a process of its own."""
