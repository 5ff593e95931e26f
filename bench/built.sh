# The release build of the product and of what measures it. Sourced.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
cargo build --release --package app --package bench --quiet
built=$(cargo metadata --format-version 1 --no-deps --offline | node -p 'JSON.parse(require("fs").readFileSync(0)).target_directory')
# shellcheck disable=SC2034 # Whoever sources this uses them.
program=$built/release/bergizi bench=$built/release/bench
