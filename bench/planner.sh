#!/usr/bin/env bash
# How near the planner comes to its bound, and how long it takes, on instances of a seed (bench/planner).
#
#   bench/planner.sh [SEED…]     seeds 1, 2 and 3 unless told otherwise
#
# Fails over 4 % or 5 s with 60 menus for 20 days, and without a plan after 10 s with 300 menus for 60 days.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cargo run --release --quiet --package calc --example planner -- "$@"
