#!/bin/sh
# Makes .venv and installs the locks that are named: sh requirements/setup.sh build runtime
#
# A lock that is in needs no work. Its stamp, written last, holds what the environment was made of
# (Python, place, checksum of the lock): an interrupted set-up leaves no stamp, and a moved folder,
# a replaced Python or a changed lock does not match it. Then .venv is made anew.
set -u
CDPATH='' cd -- "$(dirname -- "$0")/.." || exit 1

venv=.venv
[ "$*" = bench ] && venv=.venv-bench # what is measured is kept apart from what builds the site
[ "$*" = forms ] && venv=.venv-forms # and so is what fetches the editor of the forms
guard=$venv.lock # a symbolic link to the id of the process that is at work: made in one step
suits='import sys, venv, ensurepip; assert sys.version_info >= (3, 11)'
origin='import sys; print(sys.version, sys.base_prefix, end=";")'
describe="$origin; print(sys.prefix)"

find_python() { # prints the path of the first Python that suits
    if [ -n "${PYTHON:-}" ]; then
        set -- "$PYTHON"
    else
        set -- python3 python3.14 python3.13 python3.12 python3.11 python
    fi
    found=''
    for candidate; do
        # The base executable: the name found may lie in the very .venv that is about to be removed.
        "$candidate" -I -c "$suits; print(sys._base_executable)" 2>/dev/null && return 0
        version=$("$candidate" --version 2>&1) && found="$found${found:+, }$candidate ($version)"
    done
    cat >&2 <<MESSAGE
Tarvitaan Python 3.11 tai uudempi ja sen venv-moduuli. Löytyi: ${found:-ei mitään}.
  Debian, Ubuntu:  sudo apt install python3 python3-venv
  Fedora:          sudo dnf install python3
  macOS:           brew install python
  Windows:         WSL ja sen sisällä kuten Ubuntussa
  Jos Python on muualla, lisää komentoon:  PYTHON=/polku/python3
Python 3.11 or newer with its venv module is needed. Found: ${found:-none}.
  Install it as above, or add to the command where it is:  PYTHON=/path/to/python3
MESSAGE
    return 1
}

look_at_venv() { # what .venv was made of, as it is now; empty when it does not run
    made_of=$("$venv/bin/python" -I -c "$describe" 2>/dev/null)
}

is_of_wanted_python() {
    [ -z "${PYTHON:-}" ] && return
    wanted=$("$PYTHON" -I -c "$origin" 2>/dev/null) && [ "${made_of#"$wanted"}" != "$made_of" ]
}

fingerprint() {
    printf '%s %s\n' "$made_of" "$(cksum <"requirements/$1.txt")"
}

stamp() { # lies beside the packages, so that it goes when they go
    printf '%s/lib/koske-%s' "$venv" "$1"
}

is_in() {
    [ -f "$(stamp "$1")" ] && [ "$(cat "$(stamp "$1")")" = "$(fingerprint "$1")" ]
}

is_ready() {
    look_at_venv
    is_of_wanted_python || return 1
    for lock in "$@"; do
        is_in "$lock" || return 1
    done
}

is_sound() { # nothing half done, nothing out of date: more can be installed on top
    is_of_wanted_python && [ -f "$(stamp build)" ] || return 1
    for mark in "$venv"/lib/koske-*; do
        case $mark in *.part) return 1 ;; esac
        is_in "${mark#"$(stamp '')"}" || return 1
    done
}

take_guard() { # two at a time would break each other's .venv
    until ln -s "$$" "$guard" 2>/dev/null; do
        # No holder and still no success, as in a folder that is read-only: let ln say why.
        holder=$(readlink "$guard") || { ln -s "$$" "$guard" && break || exit 1; }
        if kill -0 "$holder" 2>/dev/null; then
            [ -n "${waited:-}" ] || echo "Odotetaan toista asennusta (prosessi $holder) … / Waiting for another set-up …" >&2
            waited=yes
            sleep 1
        else
            rm -f "$guard"
        fi
    done
    trap 'rm -f "$guard"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

install_lock() {
    echo "Asennetaan / Installing: requirements/$1.txt" >&2
    fingerprint "$1" >"$(stamp "$1").part" || return 1
    # feedgen is published as source only: it is built with the locked tools, nothing else is fetched.
    # A lock names all that is needed; what packages ask for beyond it (excludes.txt) is left out.
    "$venv/bin/python" -m pip --disable-pip-version-check --no-input -qq install --no-deps \
        --require-hashes --only-binary=:all: --no-binary=feedgen --use-pep517 --no-build-isolation \
        --requirement "requirements/$1.txt" &&
        mv "$(stamp "$1").part" "$(stamp "$1")"
}

is_ready "$@" && exit 0
python=$(find_python) || exit 1
take_guard
is_ready "$@" && exit 0
if ! is_sound; then
    echo "Tehdään $venv / Making $venv: $("$python" --version), $python" >&2
    rm -rf "$venv" && "$python" -m venv "$venv" || exit 1
    look_at_venv
fi
for lock in "$@"; do
    is_in "$lock" || install_lock "$lock" || {
        echo "Asennus ei onnistunut; syy on yllä. Onko verkkoyhteys kunnossa? Komento on turvallista toistaa." >&2
        echo "The set-up failed; the reason is above. Is the network up? It is safe to run the command again." >&2
        exit 1
    }
done
