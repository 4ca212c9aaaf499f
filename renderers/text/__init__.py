"""Letters: shaping, measuring, wrapping. Knows fonts; knows neither journeys nor matplotlib."""
