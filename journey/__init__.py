"""What a journey is, how it is asked for and what follows from it.

Knows the standard library and pydantic; must not know Telegram, SQL, pictures, files, clocks.
The words: journey (карта пути), persona (портрет клиента), stage (этап), lane (строка карты),
channel (канал), pain (боль), idea (возможность), evidence (подтверждение), task (задача),
industry (отрасль).
"""
