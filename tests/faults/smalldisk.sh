#!/bin/sh
# Runs a test with a small disk of its own, which can really be full:  smalldisk.sh MEGABYTES COMMAND…
# The disk is in memory, at $PAILLASSE_SMALL_DISK, in a mount namespace that ends with the command. Where nobody may make one the test is
# skipped (77), and says so.
set -eu
size=$1
shift
skip()
{
    echo "SKIPPED: $1; a disk that is full (ENOSPC) was not tried." >&2
    exit 77
}
if [ -z "${PAILLASSE_SMALL_DISK:-}" ]; then
    unshare -Urm true 2>/dev/null || skip "this system gives no user and mount namespace to a user"
    folder=$(mktemp -d)
    trap 'rmdir "$folder"' EXIT
    status=0
    PAILLASSE_SMALL_DISK=$folder unshare -Urm "$0" "$size" "$@" || status=$?
    exit $status
fi
mount -t tmpfs -o "size=${size}m,mode=700" tmpfs "$PAILLASSE_SMALL_DISK" || skip "this system mounts nothing in a namespace of a user"
exec "$@"
