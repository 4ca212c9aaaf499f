"""A map as one page for any browser: what its parts say, its curve, its colours, its letters."""
