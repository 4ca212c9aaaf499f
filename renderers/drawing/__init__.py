"""Scenes into pixels with matplotlib, into PDF and SVG without it; all only when asked for."""
