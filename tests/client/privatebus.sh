#!/bin/sh
# Runs a test with a session bus, a home, temporary files and a keyring daemon of its own:  privatebus.sh unlocked|locked|missing COMMAND…
#   unlocked  gnome-keyring-daemon with a new login keyring, open
#   locked    the same, locked again before the command runs
#   missing   a bus without a keyring
# The bus and the daemon end with the command; nothing of the caller's keyring is touched.
set -eu
state=$1
shift
if [ "${PAILLASSE_PRIVATE_BUS:-}" != 1 ]; then
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    export HOME="$folder" XDG_DATA_HOME="$folder/data" XDG_CONFIG_HOME="$folder/config" XDG_CACHE_HOME="$folder/cache" XDG_RUNTIME_DIR="$folder/run" TMPDIR="$folder/tmp"
    mkdir -p -m 700 "$TMPDIR" "$folder/tmp-keyring" "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME" "$XDG_RUNTIME_DIR"
    # No service is started by the bus itself: a keyring that nobody started must not appear.
    cat >"$folder/bus.conf" <<CONF
<busconfig>
  <type>session</type>
  <listen>unix:dir=$XDG_RUNTIME_DIR</listen>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
CONF
    unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL
    PAILLASSE_PRIVATE_BUS=1 dbus-run-session --config-file="$folder/bus.conf" -- "$0" "$state" "$@"
    exit
fi
daemon=
if [ "$state" != missing ]; then
    printf 'test keyring' | TMPDIR="$HOME/tmp-keyring" gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
    daemon=$!
    trap 'kill $daemon 2>/dev/null || true' EXIT
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
            org.freedesktop.Secret.Service.ReadAlias string:default 2>/dev/null | grep -q collection && break
        sleep 0.1
    done
fi
if [ "$state" = locked ]; then
    dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
        org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null
fi
status=0
"$@" || status=$?
exit $status
