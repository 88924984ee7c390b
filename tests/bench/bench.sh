#!/usr/bin/env bash
# ./run bench [NAME…]: the figures named, or all; a table here and build/bench/results.json.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
mkdir -p build/bench
exec tests/client/privatebus.sh unlocked env QT_QPA_PLATFORM=offscreen build/release/bin/paillasse-bench \
    --work build/bench/work --out build/bench/results.json "$@"
