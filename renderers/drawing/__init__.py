"""Scenes into pixels with matplotlib. The only room that imports it, and only when drawing."""
