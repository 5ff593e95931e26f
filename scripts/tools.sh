# The programs that the tests need: found, or installed from Debian's packages when this is Debian and root asks, or
# named exactly. Sourced.

chromium=
postgres_bin=

missing() {
    printf 'Missing: %s\n' "$1" >&2
    return 1
}

# install PACKAGE…: installs Debian packages, quietly; says no where that is not possible.
install() {
    [ "$EUID" = 0 ] && command -v apt-get >/dev/null || return 1
    printf 'Installing %s.\n' "$*"
    if [ -z "${lists_are_fresh:-}" ]; then
        apt-get update -qq >"$room/apt.log" 2>&1 || { cat "$room/apt.log"; return 1; }
        lists_are_fresh=yes
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >"$room/apt.log" 2>&1 ||
        { tail -n 20 "$room/apt.log"; return 1; }
}

need_rust() {
    command -v cargo >/dev/null && cargo clippy --version >/dev/null && cargo fmt --version >/dev/null ||
        { missing "Rust 1.95 or newer with clippy and rustfmt (by rustup)"; return 1; }
    command -v cc >/dev/null || install gcc libc6-dev || missing "a C compiler, for SQLite (Debian: gcc libc6-dev)"
}

node_major() { node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0; }

need_node() {
    [ "$(node_major)" -ge 20 ] && command -v npm >/dev/null && return
    install nodejs npm
    [ "$(node_major)" -ge 20 ] && command -v npm >/dev/null ||
        missing "Node.js 20 or newer with npm (found: $(node --version 2>/dev/null || echo none); Debian 13 or newer: nodejs npm)"
}

need_nextest() {
    cargo nextest --version >/dev/null 2>&1 && return
    echo "Installing cargo-nextest; this takes some minutes, once."
    cargo install cargo-nextest --locked --quiet || missing "cargo-nextest (cargo install cargo-nextest --locked)"
}

# The newest PostgreSQL whose server programs are here.
find_postgres() {
    local folder version
    for folder in $({ pg_config --bindir; printf '%s\n' /usr/lib/postgresql/*/bin; } 2>/dev/null | sort -rV); do
        [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] || continue
        version=$("$folder/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
        [ "$version" -ge 15 ] && postgres_bin=$folder && return
    done
    return 1
}

need_postgres() {
    find_postgres && return
    # Debian would otherwise make and start a cluster of its own, which nobody asked for.
    if [ "$EUID" = 0 ] && [ -d /etc/apt ] && [ ! -e /etc/postgresql-common ]; then
        mkdir -p /etc/postgresql-common/createcluster.d
        echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/no-main-cluster.conf
    fi
    install postgresql
    find_postgres || missing "PostgreSQL 15 or newer with its server programs, initdb and postgres (Debian: postgresql)"
}

# Redis, or Valkey, which speaks the same.
need_redis() {
    { command -v redis-server || command -v valkey-server; } >/dev/null && return
    install redis-server
    command -v redis-server >/dev/null || missing "redis-server (Debian: redis-server; or valkey-server)"
}

need_chromium() {
    local name
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        [ -n "$name" ] && chromium=$(command -v "$name") && return
    done
    install chromium fonts-dejavu-core
    chromium=$(command -v chromium) || missing "Chromium (Debian: chromium; or name another by CHROMIUM=/path)"
}

# npm_install FOLDER: what its lock file names, unless that is there already.
npm_install() (
    cd "$1" || exit 1
    cmp -s package-lock.json node_modules/.installed-lock.json && exit
    npm ci --no-audit --no-fund --loglevel=error && cp package-lock.json node_modules/.installed-lock.json
)
