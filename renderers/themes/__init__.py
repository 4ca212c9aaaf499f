"""Palettes by role: one file each, found by looking into this folder."""
