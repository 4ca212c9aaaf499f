"""Slides that can be edited, made of the same pages that are drawn: every part stays a part.

Knows a page's parts and how a presentation writes shapes; knows no map. The file itself is
`renderers.formats.pptx`.
"""
