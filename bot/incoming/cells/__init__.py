"""Files of cells as books: what the readers of maps and of figures share.

`xlsx.book(file)` and `separated.book(file)` give a `journey.funnel.cells.Book`, or None where the
file is of another kind; both remember the last file, so that several readers may ask. Bounds on
rows, cells and what a file unfolds to are held here.
"""
