"""The formats a map can be had in: one file each, found by looking into this folder."""
