# A PostgreSQL for the tests alone: in a temporary folder, on a free port of 127.0.0.1, careless of power cuts. Sourced.

postgres_url=
postgres_pid=

free_port() {
    node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$EUID" = 0 ]; then exec setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else exec "$@"; fi
}

# It sorts text as an Indonesian database would, so that a statement which leans on the default order is found out.
start_postgres() {
    local home=$room/postgres port
    find_postgres || return 1
    mkdir "$home" && chmod 700 "$home" || return 1
    [ "$EUID" != 0 ] || chown postgres "$home"
    (cd "$home" && as_postgres "$postgres_bin/initdb" -D "$home/data" -U postgres -A trust --no-sync --encoding=UTF8 \
        --locale=C.UTF-8 --locale-provider=icu --icu-locale=id-ID) >"$room/initdb.log" 2>&1 ||
        { cat "$room/initdb.log"; return 1; }
    port=$(free_port) || return 1
    (cd "$home" && as_postgres "$postgres_bin/postgres" -D "$home/data" -p "$port" -k "$home" \
        -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=off -c synchronous_commit=off \
        -c full_page_writes=off) >"$room/postgres.log" 2>&1 &
    postgres_pid=$!
    local tries
    for tries in {1..150}; do
        if "$postgres_bin/pg_isready" -q -h 127.0.0.1 -p "$port"; then
            postgres_url=postgres://postgres@127.0.0.1:$port/postgres
            "$postgres_bin/postgres" --version
            return
        fi
        kill -0 "$postgres_pid" 2>/dev/null || break
        sleep 0.2
    done
    cat "$room/postgres.log"
    return 1
}

stop_postgres() {
    [ -n "$postgres_pid" ] || return 0
    kill -INT "$postgres_pid" 2>/dev/null
    wait "$postgres_pid" 2>/dev/null
    postgres_pid=
}
