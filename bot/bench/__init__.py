"""The figures: `tropa bench` measures and prints them, as medians of one run on one machine.

Nothing here is a test: a figure is compared with another of the same run, never with a bound.
"""
