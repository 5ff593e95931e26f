#!/usr/bin/env bash
# Time from start to first answer, and memory at rest, of the release build on loaded example data.
#
#   bench/start.sh [ROUNDS]     five rounds unless told otherwise
#
# Prints the median of the rounds. Fails over 300 ms or 60 MB.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rounds=${1:-5}
most_ms=300
most_mb=60

cargo build --release --package app --quiet
built=$(cargo metadata --format-version 1 --no-deps --offline | node -p 'JSON.parse(require("fs").readFileSync(0)).target_directory')
room=$(mktemp -d "${TMPDIR:-/tmp}/bergizi-bench.XXXXXX")
server=

stop() {
    [ -n "$server" ] || return 0
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
}
trap 'stop; rm -rf "$room"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

now_ms() { local now=${EPOCHREALTIME/[^0-9]/}; echo $((now / 1000)); }

# start: runs the server until its first answer, and leaves the milliseconds in `took`, the address in `address`.
start() {
    local begun line
    rm -f "$room/out"
    mkfifo "$room/out"
    begun=$(now_ms)
    "$built/release/bergizi" serve --demo --listen 127.0.0.1:0 --database-url "sqlite://$room/bench.db" --log error \
        >"$room/out" 2>"$room/log" &
    server=$!
    # The one line comes when connections are accepted; nothing may be lost by looking for it.
    read -r line <"$room/out" || { cat "$room/log" >&2; exit 1; }
    address=${line##*http://}
    exec 3<>"/dev/tcp/${address%:*}/${address#*:}"
    printf 'GET /healthz HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n' >&3
    read -r line <&3
    took=$(($(now_ms) - begun))
    exec 3>&-
    [[ $line == *" 200 "* ]] || { echo "answered: $line" >&2; exit 1; }
}

resident_mb() { awk '/^VmRSS:/ { printf "%d\n", ($2 + 1023) / 1024 }' "/proc/$server/status"; }

median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }

start
echo "first start, loading the example kitchens: $took ms"
stop

times=() sizes=()
for ((round = 0; round < rounds; round++)); do
    start
    sleep 1
    times+=("$took") sizes+=("$(resident_mb)")
    stop
done
ms=$(median "${times[@]}") mb=$(median "${sizes[@]}")
echo "start to first answer: $ms ms (at most $most_ms); rounds: ${times[*]}"
echo "memory at rest: $mb MB (at most $most_mb); rounds: ${sizes[*]}"
echo "the program: $(($(stat -c %s "$built/release/bergizi") / 1024 / 1024)) MB"
[ "$ms" -le "$most_ms" ] && [ "$mb" -le "$most_mb" ]
