# A temporary folder that goes when the script ends, however it ends, and with it the servers started in it. Sourced.

room=$(mktemp -d "${TMPDIR:-/tmp}/bergizi-tests.XXXXXX") || exit 1
chmod 755 "$room"

leave() {
    local status=$?
    trap - EXIT INT TERM HUP
    stop_postgres
    rm -rf "$room"
    exit "$status"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
