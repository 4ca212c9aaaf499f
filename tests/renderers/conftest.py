"""Property tests of pictures are not timed: a busy machine is no reason to fail."""

from hypothesis import settings

settings.register_profile("pictures", deadline=None)
settings.load_profile("pictures")
