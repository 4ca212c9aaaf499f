"""Addresses: every page and act by name, with what its words mean. Screens make buttons of them.

One file a topic. A flow says what is shown and done there (`handlers.record`). Must know neither
how a page is shown nor who may open it.
"""
