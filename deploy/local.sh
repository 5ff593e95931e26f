#!/usr/bin/env bash
# The whole installation on one Linux machine, from installed programs: PostgreSQL, Redis or Valkey, two servers
# on both, and nginx in front. For trying things out, and for tests that take parts away.
#
#   deploy/local.sh DIR up            starts everything, waits until it is ready, prints the addresses (DIR/addresses)
#   deploy/local.sh DIR start NAME    starts one part, on the port that it had, and waits until it is ready
#   deploy/local.sh DIR stop NAME     stops it gently, and waits until it is gone
#   deploy/local.sh DIR kill NAME     ends it at once, as a crash would
#   deploy/local.sh DIR pause NAME    makes it stand still, its connections open
#   deploy/local.sh DIR resume NAME   lets a paused part go on
#   deploy/local.sh DIR down          stops everything; DIR stays, and `up` goes on with what is in it
#
# NAME is postgres, redis, server1, server2 or proxy. Everything listens on 127.0.0.1 only; each part's output is in
# DIR/NAME.log, its process id in DIR/NAME.pid. Without nginx there is no proxy.
#
#   BERGIZI=PROGRAM         the server; else target/release/bergizi, else bergizi on the PATH
#   BERGIZI_DEMO=yes        load the example kitchens
#   BERGIZI_LOG=FILTER      what the servers log, `warn` unless said
#   BERGIZI_CARELESS=yes    do not wait for the disk; for tests
#
# shellcheck disable=SC1091,SC2154 # Sourced files are checked by themselves.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd) || exit 1
source "$root/scripts/tools.sh"
source "$root/scripts/postgres.sh"
# Where nginx is, for those who are not root.
PATH=$PATH:/usr/local/sbin:/usr/sbin

parts=(postgres redis server1 server2 proxy)
# Longest waits, in seconds. A server that stops takes up to 22 for requests under way.
ready_within=60
gone_within=30
# What this call has started, to be stopped again if it fails.
begun=()

usage() { sed -n '2,20s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }

say() { printf '%s\n' "$*" >&2; }

# --- Processes

# The process id of a part that is running. An old file may name a process that has ended, or by now another one: ours
# work in DIR. Nobody may wait for a process that has ended, so that it stays in the table; it works nowhere.
pid_of() {
    local pid folder
    read -r pid 2>/dev/null <"$home/$1.pid" || return 1
    folder=$(readlink "/proc/$pid/cwd" 2>/dev/null) || return 1
    case $folder in "$home" | "$home"/*) echo "$pid" ;; *) return 1 ;; esac
}

# PostgreSQL and nginx share their work among processes, which a signal to the first does not reach.
with_children() {
    echo "$1"
    pgrep -P "$1"
}

# send SIGNAL PID…: to those that are still there.
send() { kill -s "$@" 2>/dev/null || true; }

# send_all SIGNAL PID: first the parent, so that it starts no others meanwhile.
send_all() {
    local pid
    for pid in $(with_children "$2"); do send "$1" "$pid"; done
}

# launch NAME WORDS…: runs the words apart from this script and its caller: in a session of its own, holding neither
# terminal nor pipe. The words begin with `exec` or a function that does so, so that the process id is the program's.
launch() (
    name=$1
    shift
    cd "$home" || exit 1
    "$@" </dev/null >>"$name.log" 2>&1 &
    echo $! >"$name.pid"
)

wait_until_gone() {
    local deadline=$((SECONDS + gone_within)) pid
    for pid in "$@"; do
        while readlink "/proc/$pid/cwd" >/dev/null 2>&1; do
            [ "$SECONDS" -lt "$deadline" ] || return 1
            sleep 0.02
        done
    done
}

# end NAME SIGNAL: what is paused hears it only when it goes on.
end() {
    local name=$1 signal=$2 pid family
    pid=$(pid_of "$name") || { rm -f "$home/$name.pid"; return 0; }
    family=$(with_children "$pid")
    if [ "$signal" = KILL ]; then
        send_all KILL "$pid"
    else
        send "$signal" "$pid"
        send_all CONT "$pid"
    fi
    # shellcheck disable=SC2086
    wait_until_gone $family || { say "$name does not end; see $home/$name.log"; return 1; }
    rm -f "$home/$name.pid"
}

stop() { if [ "$1" = postgres ]; then end postgres INT; else end "$1" TERM; fi; }

# PostgreSQL's processes share memory, so that its way to end at once is QUIT: it writes nothing, and recovers when
# started again.
crash() { if [ "$1" = postgres ]; then end postgres QUIT; else end "$1" KILL; fi; }

pause() {
    local pid
    pid=$(pid_of "$1") || { say "$1 is not running"; return 1; }
    send_all STOP "$pid"
}

resume() {
    local pid
    pid=$(pid_of "$1") || { say "$1 is not running"; return 1; }
    send_all CONT "$pid"
}

# --- Addresses

# takes_connections PORT
takes_connections() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Ports below those that outgoing connections get, so that none of them takes one while a part is stopped. Where to
# begin depends on the process, so that two that start at once do not choose the same.
choose_ports() {
    local name port=$((10000 + $$ * 5 % 20000))
    ports=()
    for name in "${parts[@]}"; do
        while takes_connections "$port"; do port=$((port + 1)); done
        ports+=("$port")
        port=$((port + 1))
    done
}

choose_addresses() {
    [ ! -s "$home/addresses" ] || return 0
    choose_ports
    {
        echo "postgres=postgres://postgres@127.0.0.1:${ports[0]}/bergizi"
        echo "redis=redis://127.0.0.1:${ports[1]}"
        echo "server1=127.0.0.1:${ports[2]}"
        echo "server2=127.0.0.1:${ports[3]}"
        if command -v nginx >/dev/null; then
            echo "proxy=127.0.0.1:${ports[4]}"
        else
            say "nginx is not installed: going on without a proxy (Debian: nginx-light)"
        fi
    } >"$home/addresses.new" && mv "$home/addresses.new" "$home/addresses"
}

read_addresses() {
    [ -s "$home/addresses" ] || { say "there is nothing in $home yet: $0 $home up"; return 1; }
    postgres='' redis='' server1='' server2='' proxy=''
    source "$home/addresses"
}

# port_of NAME
port_of() {
    local address=${!1}
    address=${address%/bergizi}
    echo "${address##*:}"
}

# --- The parts

# The cluster appears under its name only when it is whole.
make_cluster() {
    local new=$home/postgres.new
    [ ! -d "$home/postgres" ] || return 0
    rm -rf "$new"
    mkdir "$new" && chmod 700 "$new" || return 1
    # Another user's process has to get there.
    [ "$EUID" != 0 ] || { chown postgres "$new" && chmod go+x "$home"; } || return 1
    (cd "$new" && as_postgres "$postgres_bin/initdb" -D "$new" -U postgres -A trust --encoding=UTF8 --no-locale \
        "${careless_initdb[@]}") </dev/null >>"$home/postgres.log" 2>&1 || return 1
    (cd "$new" && as_postgres "$postgres_bin/postgres" --single -D "$new" "${careless[@]}" postgres) \
        <<<"CREATE DATABASE bergizi" >>"$home/postgres.log" 2>&1 || return 1
    mv "$new" "$home/postgres"
}

# Careless of power cuts only: what was acknowledged still survives the end of PostgreSQL itself.
careless=() careless_initdb=()
[ "${BERGIZI_CARELESS:-}" != yes ] || careless=(-c fsync=off) careless_initdb=(--no-sync)

launch_postgres() {
    find_postgres || missing "PostgreSQL 15 or newer with its server programs (Debian: postgresql)" || return 1
    make_cluster || return 1
    launch postgres as_postgres setsid "$postgres_bin/postgres" -D "$home/postgres" -p "$(port_of postgres)" \
        -c listen_addresses=127.0.0.1 -c unix_socket_directories= "${careless[@]}"
}

# It keeps nothing on disk: the database is the truth, and what comes back is empty.
launch_redis() {
    local program
    program=$(command -v redis-server || command -v valkey-server) ||
        missing "redis-server (Debian: redis-server; or valkey-server)" || return 1
    launch redis exec setsid "$program" --bind 127.0.0.1 --port "$(port_of redis)" --save '' --appendonly no \
        --daemonize no
}

find_server() {
    local name
    for name in "${BERGIZI:-$root/target/release/bergizi}" "${BERGIZI:-bergizi}"; do
        server=$(type -P "$name") && server=$(realpath "$server") && return
    done
    missing "the server (cargo build --release, or name it by BERGIZI=PROGRAM)"
}

launch_server() {
    local options=()
    find_server || return 1
    [ "${BERGIZI_DEMO:-}" != yes ] || options=(--demo)
    launch "$1" exec env -u BERGIZI_DEMO NO_COLOR=1 setsid "$server" serve --listen "${!1}" --database-url "$postgres" \
        --redis-url "$redis" --behind-proxy --log "${BERGIZI_LOG:-warn}" "${options[@]}"
}

# Its own folder has to be writable by the processes that do the work, which nginx otherwise gives to another user.
launch_proxy() {
    local own="daemon off; pid nginx.pid; error_log stderr;" text
    command -v nginx >/dev/null || missing "nginx (Debian: nginx-light)" || return 1
    [ "$EUID" != 0 ] || own+=" user root;"
    mkdir -p "$home/proxy" || return 1
    text=$(<"$root/deploy/nginx.conf") || return 1
    text=${text//\$\{LISTEN\}/$proxy}
    text=${text//\$\{SERVERS\}/"server $server1 max_fails=0; server $server2 max_fails=0;"}
    printf '%s\n' "$text" >"$home/proxy/nginx.conf"
    launch proxy exec setsid nginx -e stderr -p "$home/proxy" -c "$home/proxy/nginx.conf" -g "$own"
}

# answers PORT REQUEST BEGINNING: whether a request is answered by a line that begins so.
answers() (
    { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || exit 1
    printf '%s\r\n' "$2" >&3
    IFS= read -r -t 3 line <&3 && [[ $line == "$3"* ]]
)

is_ready() {
    local port
    port=$(port_of "$1")
    case $1 in
        postgres) "$postgres_bin/pg_isready" -q -U postgres -h 127.0.0.1 -p "$port" ;;
        redis) answers "$port" PING +PONG ;;
        server?) answers "$port" $'GET /readyz HTTP/1.1\r\nHost: local\r\nConnection: close\r\n' "HTTP/1.1 200" ;;
        # What nginx refuses by itself, whatever the servers do.
        proxy) answers "$port" $'TRACE / HTTP/1.1\r\nHost: local\r\nConnection: close\r\n' "HTTP/1.1 405" ;;
    esac
}

wait_until_ready() {
    local deadline=$((SECONDS + ready_within))
    until is_ready "$1"; do
        pid_of "$1" >/dev/null || return 1
        [ "$SECONDS" -lt "$deadline" ] || return 1
        sleep 0.05
    done
    # Another program may have answered on this port.
    pid_of "$1" >/dev/null
}

start() {
    ! pid_of "$1" >/dev/null || return 0
    if [ "$1" = proxy ] && [ -z "$proxy" ]; then say "there is no proxy: nginx was not installed"; return 1; fi
    begun+=("$1")
    case $1 in server?) launch_server "$1" ;; *) "launch_$1" ;; esac && wait_until_ready "$1" && return
    say "$1 did not start"
    [ ! -s "$home/$1.log" ] || tail -n 20 "$home/$1.log" >&2
    return 1
}

# --- All of them

# Whatever this call has started goes again when it fails or is interrupted.
undo() {
    local status=$? at
    trap - EXIT INT TERM HUP
    [ "$status" != 0 ] || exit 0
    for ((at = ${#begun[@]} - 1; at >= 0; at--)); do
        stop "${begun[at]}" || crash "${begun[at]}"
    done
    exit "$status"
}

up() {
    local name
    for name in "${parts[@]}"; do
        [ "$name" != proxy ] || [ -n "$proxy" ] || continue
        start "$name" || return 1
    done
    cat "$home/addresses"
}

down() {
    local at status=0
    for ((at = ${#parts[@]} - 1; at >= 0; at--)); do
        stop "${parts[at]}" || crash "${parts[at]}" || status=1
    done
    return "$status"
}

[ $# -ge 2 ] || usage
command=$2 name=${3:-}
case $command in
    up | down) [ $# = 2 ] || usage ;;
    start | stop | kill | pause | resume) [[ $# = 3 && " ${parts[*]} " == *" $name "* ]] || usage ;;
    *) usage ;;
esac
[ "$command" != up ] || mkdir -p "$1" || exit 1
home=$(cd "$1" && pwd -P) || exit 1
trap undo EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
case $command in
    up) choose_addresses && read_addresses && up ;;
    start) read_addresses && start "$name" ;;
    kill) crash "$name" ;;
    *) "$command" ${name:+"$name"} ;;
esac
