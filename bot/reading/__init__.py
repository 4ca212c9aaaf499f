"""Files that people send are fetched and read: outside of the loop, with bounds."""
