"""Updates in: written down, put in order, handled, tried again."""
