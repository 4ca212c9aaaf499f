# Tropa in a small image: no compiler, no package manager's cache, not root, nothing to write into
# but /data. Build it with:  docker build -t tropa .
ARG PYTHON=3.13-slim-bookworm

FROM python:${PYTHON} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
RUN python -m venv /opt/tropa
COPY requirements/run.txt requirements/
RUN /opt/tropa/bin/pip install --quiet --no-compile --require-hashes -r requirements/run.txt
COPY . .
# hatchling is for building only, so it has an environment of its own
RUN python -m venv /opt/build \
 && /opt/build/bin/pip install --quiet hatchling==1.33.0 \
 && /opt/build/bin/python -m hatchling build -t wheel -d /tmp/dist \
 && /opt/tropa/bin/pip install --quiet --no-compile --no-deps --no-index /tmp/dist/*.whl
# What a bot imports is compiled by being imported once, and nothing else is.
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends binutils >/dev/null \
 && python deploy/slim /opt/tropa/lib/python3.*/site-packages \
 && cd /tmp && /opt/tropa/bin/tropa example >map.json \
 && /opt/tropa/bin/tropa render map.json -o map.png && /opt/tropa/bin/tropa render map.json -o map.pdf \
 && DATA_DIR=/tmp/data /opt/tropa/bin/tropa migrate \
 && { DATA_DIR=/tmp/data BOT_TOKEN=1:none TELEGRAM_API_URL=http://127.0.0.1:1 \
      METRICS_LISTEN=off /opt/tropa/bin/tropa doctor || true; }

FROM python:${PYTHON}
COPY --from=build /opt/tropa /opt/tropa
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin tropa \
 && install -d -o tropa -g tropa -m 0700 /data /backups
USER 10001
WORKDIR /data
ENV PATH=/opt/tropa/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DATA_DIR=/data
VOLUME /data
# What it is at is finished within ten seconds; see docs/operating.md
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:9464/healthz', timeout=3)"]
ENTRYPOINT ["tropa"]
CMD ["run"]
