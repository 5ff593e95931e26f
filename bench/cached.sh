#!/usr/bin/env bash
# What the cache is worth: the list of menus from it, without it, and a bare handler beside both.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cargo build --release --package app --package bench --quiet
built=$(cargo metadata --format-version 1 --no-deps --offline | node -p 'JSON.parse(require("fs").readFileSync(0)).target_directory')
exec "$built/release/bench" cached "$built/release/bergizi"
