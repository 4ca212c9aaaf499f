"""What people say of the way: reviews of customers, observations of a team. Each piece finds the
stage it speaks of, and what stands there already.

Knows the map and the words by which it is told (`signs`); must not know where a piece came from,
nor how it is shown. Word for word, and nothing made up: what speaks of no stage is named as such.
"""
