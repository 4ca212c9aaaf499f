"""The sheets of a map as a spreadsheet: its rows and stages, its tasks, its figures.

Knows what stands in which cell and how it looks; the file itself is `renderers.formats.xlsx`.
"""
