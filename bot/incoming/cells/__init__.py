"""Files of cells and words: what the readers of maps and of figures share.

`workbook.pages(file)` gives every sheet as it stands, `workbook.book(file)` and
`separated.book(file)` the `journey.funnel.cells.Book` of what people see; None where the file is of
another kind. The last file is remembered, so that several readers may ask. Bounds on rows, cells
and what a file unfolds to are held here (`bounds`, `zipped`); `letters` tells text from bytes,
`outlined` turns a map's outline into what was found.
"""
