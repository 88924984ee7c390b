#!/usr/bin/env bash
# ./run demo: a demonstration laboratory made anew in build/demo, its store on loopback, and the client. The test of it names another
# build and another folder (--build, --work).
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."

headless=no
build=$PWD/build/release
work=$PWD/build/demo
out=
while [ $# -gt 0 ]; do
    case "$1" in
        --headless) headless=yes ;;
        --out | --build | --work)
            [ $# -gt 1 ] || { echo "demo: $1 needs a folder" >&2; exit 2; }
            printf -v "${1#--}" %s "$(realpath -m "$2")"
            shift
            ;;
        *) echo "demo: unknown option $1 (--headless, --out DIR)" >&2; exit 2 ;;
    esac
    shift
done
if [ "$headless" = no ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    echo "demo: no display here, so it runs without one"
    headless=yes
fi

bin=$build/bin
store=$bin/paillasse-store
out=${out:-$work/out}
data=$work/store
umask 077
# Made anew each time: only what is the demonstration's own goes.
mark=$work/.paillasse-demo
if [ "$work" != "$PWD/build/demo" ] && [ -e "$work" ] && [ ! -f "$mark" ] && [ -n "$(ls -A "$work")" ]; then
    echo "demo: $work is not a demonstration's folder, and not empty: name another one, or empty it" >&2
    exit 2
fi
rm -rf "$work"
mkdir -p "$work" "$out"
: >"$mark"

"$store" init --data "$data" --laboratory "Laboratoire du Blavet" --host localhost --host 127.0.0.1 --administrator tmorvan --administrator-name "Tangi Morvan" >"$work/init.txt"
"$store" laboratory set --data "$data" --legal-form "SELAS de biologistes médicaux" --address "4 quai des Indes, 56100 Lorient" --phone "02 97 00 00 00" \
    --accreditation "COFRAC n° 8-0000 (fictif), portée sur www.cofrac.fr" --biologist "Dr Hélène Corre" --biologist "Dr Marc Abgrall" \
    --notice "Démonstration : laboratoire, patients et résultats inventés." >/dev/null
# The example catalogue claims no accreditation and no site: this invented laboratory has both, but for some.
mkdir "$work/catalogue"
sed -E '/^(code|DFG|LDL|LACT),/!s/,$/,yes/' resources/catalogue/catalogue.csv >"$work/catalogue/catalogue.csv"
sed -E '/^[2-6],/s/,$/,"Hennebont, 2 place Foch"/; /^([17-9]|1[01]),/s/,$/,"Lorient, 4 quai des Indes"/' resources/catalogue/benches.csv >"$work/catalogue/benches.csv"
"$store" catalogue import --data "$data" "$work/catalogue/benches.csv" resources/catalogue/tubes.csv resources/catalogue/comments.csv "$work/catalogue/catalogue.csv" >/dev/null
picture=()
# Without a display that order is placed at the reception, and goes the whole way.
[ "$headless" = no ] || picture=(--no-picture-order)
"$bin/paillasse-synthetic" --data "$data" --catalogue resources/catalogue --patients 60 --history 240 --today 24 "${picture[@]}" 2>/dev/null

codes=$work/codes
: >"$codes"
people=$work/people
: >"$people"
tell() { printf '%s|%s|%s|%s\n' "$@" >>"$people"; }
# LOGIN NAME TITLE ROLE [MORE…]
add() {
    local login=$1 name=$2 title=$3 role=$4 code
    shift 4
    code=$("$store" staff add --data "$data" --login "$login" --name "$name" --title "$title" --role "$role" "$@" | sed -n 's/^Activation code: //p')
    printf '%s %s\n' "$login" "$code" >>"$codes"
    tell "$name" "$title" "$login" "$code"
}
enrolment_code() { "$store" workstation enrol --data "$data" --approve | sed -n 's/^Enrolment code: //p'; }
first=$(sed -n 's/^Activation code: //p' "$work/init.txt")
printf 'tmorvan %s\n' "$first" >>"$codes"
tell "Nom" "Fonction" "Identifiant" "Code d’activation"
tell "Tangi Morvan" "Administrateur" tmorvan "$first"
add pkerdoncuff "Pascale Kerdoncuff" "Secrétaire médicale" receptionist
add alegoff "Anaïs Le Goff" "Technicienne" technician
add ysalaun "Yann Salaün" "Technicien" technician
add hcorre "Dr Hélène Corre" "Biologiste médicale" biologist --may-read hiv
add eguillou "Dr Erwan Guillou" "Biologiste médical" biologist
add molivier "Marc Olivier" "Responsable sécurité" security-officer
rm "$work/init.txt"
# A table of what stands between bars: as wide as its words, accents counted as the one letter that they are.
columns() { LC_ALL=C.UTF-8 bash -c '
    rows=(); widths=()
    while IFS="|" read -ra cells; do
        rows+=("$(IFS="|"; echo "${cells[*]}")")
        for i in "${!cells[@]}"; do [ "${#cells[i]}" -gt "${widths[i]:-0}" ] && widths[i]=${#cells[i]}; done
    done
    for row in "${rows[@]}"; do
        IFS="|" read -ra cells <<<"$row"
        for i in "${!cells[@]}"; do printf "%s%*s" "${cells[i]}" $((widths[i] - ${#cells[i]} + 2)) ""; done
        printf "\n"
    done'; }

cat <<TXT

People and their activation codes, made for this run only (« Première connexion : j’ai un code »):
$(columns <"$people" | sed 's/^/  /; s/ *$//')

TXT

# A session bus and a keyring of the demonstration's own: yours is not touched.
private_session() {
    local home=$work/home runtime
    mkdir -p -m 700 "$home/run"
    # With a display, that is where it is found; without one, nothing of yours is needed.
    [ "$headless" = yes ] && runtime=$home/run || runtime=${XDG_RUNTIME_DIR:-$home/run}
    # The driver ends the keyring to picture its absence: this bus starts no other in its place.
    cat >"$work/bus.conf" <<CONF
<busconfig>
  <type>session</type>
  <listen>unix:dir=$home/run</listen>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
CONF
    local bus=()
    [ "$headless" = yes ] && bus=(--config-file="$work/bus.conf")
    exec env HOME="$home" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache" XDG_RUNTIME_DIR="$runtime" \
        dbus-run-session "${bus[@]}" -- bash -c 'printf demo | gnome-keyring-daemon --unlock --components=secrets --control-directory="$HOME/run" >/dev/null 2>&1; "$@"' demo "$@"
}

if [ "$headless" = yes ]; then
    for workstation in enrol-1 enrol-2; do printf '%s %s\n' "$workstation" "$(enrolment_code)" >>"$codes"; done
    printf '%s\n' '{ "screens": [ { "name": "demo", "x": 0, "y": 0, "width": 1920, "height": 1080 } ] }' >"$work/screen.json"
    (private_session env QT_QPA_PLATFORM="offscreen:configfile=$work/screen.json" TZ=Europe/Paris \
        "$bin/paillasse-demo" --store "$store" --data "$data" --profiles "$work/profiles" --migrations "$work/migrations" --codes "$codes" --out "$out") || { echo "demo: stopped; what was on screen is in $out" >&2; exit 1; }
    "$store" verify --data "$data"
    echo "demo: pictures, report.pdf, the certificate of the migration and summary.json are in $out"
    exit 0
fi

"$store" serve --data "$data" --listen 127.0.0.1:0 >"$work/serve.log" 2>&1 &
serving=$!
trap 'kill "$serving" 2>/dev/null || true; wait "$serving" 2>/dev/null || true' EXIT
for _ in $(seq 100); do
    address=$(sed -n 's/^listening //p' "$work/serve.log")
    [ -n "$address" ] && break
    kill -0 "$serving" 2>/dev/null || { cat "$work/serve.log" >&2; exit 1; }
    sleep 0.1
done
enrolment_code >"$work/enrolment"
echo "The demonstration laboratory is served at $address. Close the window to end it."
# One session for both: the workstation's key is in the keyring.
(private_session bash -c '"$1" --enrol "$2" --address "$3" --workstation DEMO-01 --profile "$4" && rm "$2" && exec "$1" --profile "$4"' demo \
    "$bin/paillasse" "$work/enrolment" "$address" "$work/profiles/first")
