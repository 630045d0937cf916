#!/bin/sh
# Fetches the editor of the forms from npm into .forms/, as requirements/forms/package-lock.json says.
#
# Done once; the stamp, written last, holds the checksum of the lock. Without a network the preview goes on without
# the forms, so this never fails: it says what is missing.
set -u
CDPATH='' cd -- "$(dirname -- "$0")/.." || exit 0

folder=.forms
lock=requirements/forms
stamp=$folder/stamp
wanted=$(cat "$lock/package.json" "$lock/package-lock.json" | cksum)

guard=$folder.lock # a symbolic link to the id of the process that is at work, as in setup.sh

is_in() {
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]
}

take_guard() { # two at a time would take each other's files away
    until ln -s "$$" "$guard" 2>/dev/null; do
        holder=$(readlink "$guard") || exit 0 # a folder that is read-only
        kill -0 "$holder" 2>/dev/null && sleep 1 || rm -f "$guard"
    done
    trap 'rm -f "$guard"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

suits() { # npm older than 7 does not know the lock
    version=$("$1" --version 2>/dev/null) && [ "${version%%.*}" -ge 7 ] 2>/dev/null
}

find_npm() { # npm from the path, else that of the wheel, which is installed for it
    suits npm && npm=npm && return
    sh requirements/setup.sh forms || return 1
    # npm looks for node beside itself.
    PATH=$PWD/.venv-forms/bin:$PATH
    export PATH
    npm=.venv-forms/bin/npm
    suits "$npm"
}

fetch() {
    mkdir -p "$folder" && rm -rf "$stamp" "$folder/node_modules" || return 1
    cp "$lock/package.json" "$lock/package-lock.json" "$lock/.npmrc" "$folder/" || return 1
    case $npm in /* | npm) ;; *) npm=$PWD/$npm ;; esac
    # A registry that does not answer must not keep the preview from its writer.
    (cd "$folder" && "$npm" ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1 --fetch-timeout=30000 >&2) &&
        [ -f "$folder/node_modules/decap-cms/dist/decap-cms.js" ] || return 1
    printf '%s\n' "$wanted" >"$stamp"
}

is_in && exit 0
take_guard
is_in && exit 0
echo "Haetaan lomakkeiden ohjelma / Fetching the editor of the forms: Decap CMS (MIT)" >&2
find_npm && fetch || {
    echo "Lomakkeita (/admin/) ei saatu; syy on yllä. Onko verkkoyhteys kunnossa? Esikatselu toimii ilman niitäkin." >&2
    echo "The forms (/admin/) could not be fetched; the reason is above. The preview works without them." >&2
}
exit 0
