# The product in one image: `api` and `worker` differ by their command only.
FROM python:3.13-slim AS build
WORKDIR /src
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
COPY requirements requirements
COPY pyproject.toml README.md LICENSE Makefile ./
COPY api api
COPY pwa pwa
RUN make pwa/dist/index.html

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 epass && install -d -o epass -m 700 /var/lib/epass
WORKDIR /app
COPY requirements/run.lock requirements/run.lock
RUN pip install --no-cache-dir --require-hashes -r requirements/run.lock
COPY pyproject.toml README.md LICENSE alembic.ini ./
COPY alembic alembic
COPY api api
RUN pip install --no-cache-dir --no-deps --no-build-isolation -e .
COPY --from=build /src/build/fonts build/fonts
COPY --from=build /src/pwa/dist pwa/dist
COPY --from=build /src/build/insults.json /src/build/contexts.json build/
USER epass
ENV EPASS_HOST=0.0.0.0
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/api/v1/ready', timeout=2)"]
CMD ["epass", "serve"]
