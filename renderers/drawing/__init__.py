"""Scenes into pixels with matplotlib, into pages of PDF and SVG without it; all when it is asked for."""
