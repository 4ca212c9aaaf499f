"""Tasks as other programs take them: entries free of any format, and the tables made of them.

Knows tasks and the words of a picture; must not know which program reads them: `renderers.formats`.
"""
