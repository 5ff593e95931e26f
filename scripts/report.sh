# Headings, times and counts for ./test. Sourced.

passed=0 failed=0 last=
skipped=()
failures=()
started=$SECONDS

# step NAME COMMAND…: announces, runs, times. A command that counts its tests through `counted` adds those counts; any
# other is one check.
step() {
    local name=$1 begun=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    counts=("" "" "")
    rm -f "$room/counts"
    if "$@"; then last=passed; else last=failed; fi
    [ ! -s "$room/counts" ] || read -ra counts <"$room/counts"
    if [ -n "${counts[0]}" ]; then
        passed=$((passed + counts[0])) failed=$((failed + counts[1]))
        [ "${counts[2]}" = 0 ] || skip "${counts[2]} of: $name"
        [ "$last" = passed ] || [ "${counts[1]}" != 0 ] || failed=$((failed + 1))
        [ "${counts[1]}" = 0 ] || last=failed
    elif [ "$last" = passed ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
    [ "$last" = passed ] || failures+=("$name")
    printf -- '-- %s: %s, %s s\n' "$name" "$last" $((SECONDS - begun))
}

skip() { skipped+=("$1"); }

# Passes a runner's output on, and adds up its closing lines: nextest's, cargo test's, Node's, Playwright's.
counted() {
    tee "$room/output"
    local status=${PIPESTATUS[0]}
    sed 's/\x1b\[[0-9;]*m//g' "$room/output" | awk '
        function number_before(word,   at) { return match($0, "[0-9]+ " word) ? substr($0, RSTART) + 0 : 0 }
        /Summary \[.*tests? run:/ {
            seen = 1; good = number_before("passed"); all = number_before("tests? run")
            p += good; f += all - good; s += number_before("skipped")
        }
        /^test result:/ { seen = 1; p += number_before("passed"); f += number_before("failed"); s += number_before("ignored") }
        /^[^ ]+ (pass|fail|cancelled|skipped|todo) [0-9]+$/ {
            seen = 1
            if ($2 == "pass") p += $3; else if ($2 == "fail" || $2 == "cancelled") f += $3; else s += $3
        }
        /^ +[0-9]+ passed/ { seen = 1; p += $1 }
        /^ +[0-9]+ (failed|flaky|interrupted)/ { seen = 1; f += $1 }
        /^ +[0-9]+ (skipped|did not run)/ { seen = 1; s += $1 }
        END { if (seen) print p + 0, f + 0, s + 0 }' >"$room/counts"
    return "$status"
}

# The last words: what was skipped, what failed, and the sum.
finish() {
    printf '\n'
    local name
    if [ "${#skipped[@]}" -gt 0 ]; then
        for name in "${skipped[@]}"; do printf 'Skipped: %s.\n' "$name"; done
        if [ -n "${CI:-}" ]; then
            echo "In CI nothing may be skipped."
            failed=$((failed + 1))
        fi
    fi
    if [ "${#failures[@]}" -gt 0 ]; then
        for name in "${failures[@]}"; do printf 'Failed: %s.\n' "$name"; done
    fi
    printf '%s min %s s in all.\n' $(((SECONDS - started) / 60)) $(((SECONDS - started) % 60))
    printf '%s passed, %s failed\n' "$passed" "$failed"
    [ "$failed" = 0 ]
    exit
}
