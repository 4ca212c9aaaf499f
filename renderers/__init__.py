"""How a journey becomes bytes; knows neither Telegram nor storage."""
