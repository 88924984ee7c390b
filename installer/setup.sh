# Sourced by ./run: installs the Debian packages that are missing, and nothing when all are there.

packages_common=(
    build-essential ccache cmake git ninja-build pkg-config
    qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
    libgl1-mesa-dev qt6-svg-dev qt6-pdf-dev qtkeychain-qt6-dev
    libsqlcipher-dev sqlcipher libsodium-dev liboath-dev libssl-dev libcurl4-openssl-dev libzstd-dev libarchive-dev zlib1g-dev
    libexpected-dev libcli11-dev libsimdjson-dev libicu-dev
    libzint-dev libqrencode-dev libzxcvbn-dev
    libpango1.0-dev libcairo2-dev libqpdf-dev
    librapidcheck-dev
    fonts-inter fonts-liberation xvfb xauth
    dbus dbus-daemon gnome-keyring libsecret-tools
    libsqlite3-0 poppler-utils
)
# What only the tests ask: servers that alerts and figures go to, and other people's readers of what we seal. with_tests=yes wants them too.
packages_tests=(prometheus prometheus-alertmanager python3-aiosmtpd qpdf libnss3-tools age)
with_tests=no

debian_version() { (. /etc/os-release && printf '%s' "${VERSION_ID:-}"); }

packages_wanted() {
    printf '%s\n' "${packages_common[@]}"
    [ "$with_tests" = no ] || printf '%s\n' "${packages_tests[@]}"
    case "$(debian_version)" in
        12) printf '%s\n' libboost1.81-dev ;;
        *) printf '%s\n' libboost-dev ;;
    esac
}

installed_version() { dpkg-query -W -f='${db:Status-Abbrev} ${Version}\n' "$1" 2>/dev/null | sed -n 's/^ii *//p' | head -n 1; }

packages_missing() {
    local name
    packages_wanted | while read -r name; do
        [ -n "$(installed_version "$name")" ] || printf '%s\n' "$name"
    done
    # Debian 12 carries SQLCipher 3.4.1; 4.6 is the first whose file format and checks we rely on.
    local version
    version=$(installed_version libsqlcipher-dev)
    [ -z "$version" ] || dpkg --compare-versions "$version" ge 4.6 || printf '%s\n' libsqlcipher-dev
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -- "$@"; fi
}

# Debian's own mirror as this machine has it, with the suite bookworm-backports beside it.
add_backports() {
    local uri key=/usr/share/keyrings/debian-archive-keyring.gpg
    if apt-get indextargets --format '$(CODENAME) $(SUITE) $(RELEASE)' | grep -q 'bookworm-backports'; then return 0; fi
    uri=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' | sed -n 's/^bookworm //p' | head -n 1)
    if [ -z "$uri" ]; then
        echo "run: no apt source for bookworm found; add one, then run this again" >&2
        return 1
    fi
    printf 'deb [signed-by=%s] %s bookworm-backports main\n' "$key" "$uri" \
        | as_root tee /etc/apt/sources.list.d/paillasse-backports.list >/dev/null
}

setup_packages() {
    local missing
    mapfile -t missing < <(packages_missing | sort -u)
    [ ${#missing[@]} -eq 0 ] && return 0
    echo "run: installing ${#missing[@]} packages: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        echo "run: needs root or sudo to install packages; or install them yourself: ${missing[*]}" >&2
        return 1
    fi
    as_root apt-get update -qq
    local from=()
    if [ "$(debian_version)" = 12 ]; then
        add_backports
        as_root apt-get update -qq
        from=(libsqlcipher-dev/bookworm-backports libsqlcipher1/bookworm-backports sqlcipher/bookworm-backports)
    fi
    # Nothing of it starts by itself now: the tests start their own, and stop them.
    local policy=/usr/sbin/policy-rc.d
    if [ -e "$policy" ]; then policy=; else printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null && as_root chmod 755 "$policy"; fi
    local done=0
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" "${from[@]}" >/dev/null || done=$?
    [ -z "$policy" ] || as_root rm -f "$policy"
    return "$done"
}
