# A temporary folder that goes when the script ends, however it ends, and with it the servers started in it. Sourced.

room=$(mktemp -d "${TMPDIR:-/tmp}/bergizi-tests.XXXXXX") || exit 1
chmod 755 "$room"

leave() {
    local status=$?
    trap - EXIT INT TERM HUP
    stop_postgres
    # A browser that is just ending may still be writing.
    rm -rf "$room" 2>/dev/null || { sleep 2; rm -rf "$room"; }
    exit "$status"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
