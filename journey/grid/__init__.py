"""A map as a table that people edit and bring back: lanes are rows, stages columns.

Knows what stands in a cell and what a table says; must not know a file's format.
"""
