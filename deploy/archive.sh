#!/usr/bin/env bash
# Each day a whole copy of the database; the last two stay, and the WAL since the older one. Run by Compose.
set -euo pipefail
trap exit TERM
mkdir -p /archive/base && cd /archive/base
while :; do
  rm -rf ./*.part
  if [ -z "$(find . -mindepth 1 -maxdepth 1 -mmin -1430)" ]; then
    name=$(date -u +%Y-%m-%dT%H%M%S)
    # Where that fails the container starts anew: with the network of a PostgreSQL that did.
    pg_basebackup -h 127.0.0.1 -U epass -D "$name.part" --format=tar --gzip --checkpoint=fast
    mv "$name.part" "$name"
    ls | sort | head -n -2 | xargs -r rm -rf
    first=$(tar -xzOf "$(ls | sort | head -n 1)/base.tar.gz" backup_label | sed -n 's/^START WAL.*file \([0-9A-F]*\)).*/\1/p')
    pg_archivecleanup /archive/wal "$first"
  fi
  sleep 60 & wait $!
done
