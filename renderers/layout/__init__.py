"""Where everything stands: pure functions from a journey to scenes. Knows no matplotlib."""
