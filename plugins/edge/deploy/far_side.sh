# What a deploy does on the other machine, by any POSIX sh. It comes over standard input, one call after
# another; base, site and explained are set before it. Each call ends with a line that the caller has chosen.
umask 022
CDPATH='' && unset CDPATH
lock='' held=''
case $base in /*) ;; *) base=$PWD/$base ;; esac

say() { printf '%s\n' "$*"; }

is_id() { # 20261123T120512Z-1a2b3c4d5e
    case $1 in
    *[!0-9a-fTZ-]* | '') return 1 ;;
    ????????T??????Z-??????????) return 0 ;;
    *) return 1 ;;
    esac
}

enter() { # whether the folder is there and ours; says what else it is
    if [ ! -e "$base" ] && [ ! -L "$base" ]; then
        say none && return 1
    fi
    cd "$base" 2>/dev/null || { say "fault denied" && return 1; }
    if [ -f .koske-releases ]; then
        first=''
        IFS= read -r first <.koske-releases || :
        [ "$first" = "koske-releases/1 $site" ] || { say "fault other-site ${first#koske-releases/1 }" && return 1; }
        return 0
    fi
    for name in * .[!.]* ..?*; do
        [ -e "$name" ] || [ -L "$name" ] || continue
        case $name in .koske-releases.new | .lock | .current.new) ;; *) say "fault foreign" && return 1 ;; esac
    done
    say none && return 1
}

current() { # sets front; says it when something else stands there
    front=''
    [ -e current ] || [ -L current ] || return 0
    link=$(readlink current) && front=${link#releases/}
    [ "releases/$front" = "$link" ] && is_id "$front" && return 0
    front='' && say "fault current" && return 1
}

look() {
    enter || return 0
    current || return 0
    for folder in releases/*/; do
        folder=${folder%/} && id=${folder#releases/}
        is_id "$id" && [ ! -L "$folder" ] && [ -f "$folder/.manifest.json" ] || continue
        [ -e "$folder.part" ] && [ "$id" != "$front" ] && continue
        say "release $id"
    done
    [ -n "$front" ] && [ -f "releases/$front/.manifest.json" ] || return 0
    say "current $front"
    say manifest
    cat "releases/$front/.manifest.json"
}

show() { # a file of the site in front
    enter >/dev/null && current >/dev/null && [ -n "$front" ] && [ -f "releases/$front/$1" ] || return 0
    say found
    cat "releases/$front/$1"
}

is_alive() { # whether the process of a lock may still be there
    [ "$2" = "$(uname -n)" ] || return 0
    kill -0 "$1" 2>/dev/null && return 0
    [ -d /proc/self ] && [ -d "/proc/$1" ]
}

hold() {
    if ! answer=$(enter); then
        case $answer in none) ;; *) say "$answer" && return 0 ;; esac
        mkdir -p "$base" 2>/dev/null || { say "fault denied" && return 0; }
    fi
    cd "$base" || { say "fault denied" && return 0; }
    lock="$$:$(uname -n):$1"
    if ! ln -s "$lock" .lock 2>/dev/null; then
        holder=$(readlink .lock) || { say "fault denied" && return 0; }
        process=${holder%%:*} && machine=${holder#*:} && machine=${machine%:*}
        is_alive "$process" "$machine" && say "fault busy" && return 0
        rm -f .lock && ln -s "$lock" .lock 2>/dev/null || { say "fault busy" && return 0; }
    fi
    held=yes
    tidy || say "fault denied"
}

is_held() { # a lock that somebody has removed by hand may be another's by now
    [ -n "$held" ] && [ "$(readlink .lock)" = "$lock" ] && return 0
    say "fault lock" && return 1
}

let_go() {
    [ -z "$held" ] || [ "$(readlink .lock)" != "$lock" ] || rm -f .lock
    held=''
}

tidy() {
    if [ ! -f .koske-releases ]; then
        printf '%s\n%s' "koske-releases/1 $site" "$explained" >.koske-releases.new || return 1
        mv -f .koske-releases.new .koske-releases || return 1
    fi
    [ -d releases ] || mkdir releases || return 1
    rm -f .current.new
    current || return 0
    for part in releases/*.part; do
        id=${part#releases/} && id=${id%.part}
        is_id "$id" || continue
        if [ "$id" = "$front" ]; then rm -f "$part"; else drop "$id"; fi
    done
}

begin() { # a release that is about to be sent
    is_held || return 0
    : >"releases/$1.part" && mkdir "releases/$1" && chmod 755 "releases/$1" || say "fault denied"
}

carry() { # a file of the former release that the new one keeps
    [ -f "releases/$1/$3" ] || return 0
    case $3 in */*) mkdir -p "releases/$2/${3%/*}" ;; esac
    ln "releases/$1/$3" "releases/$2/$3" 2>/dev/null || cp -p "releases/$1/$3" "releases/$2/$3" || say "fault denied"
}

replace() { # rename(2), by whatever there is: a plain mv would move the link into the folder
    mv -fT .current.new current 2>/dev/null && return 0
    mv -fh .current.new current 2>/dev/null && return 0
    perl -e 'rename(".current.new", "current") or exit 1' 2>/dev/null && return 0
    python3 -c 'import os; os.rename(".current.new", "current")' 2>/dev/null
}

switch() {
    is_held || return 0
    [ -f "releases/$1/.manifest.json" ] || { say "fault incomplete" && return 0; }
    rm -f .current.new
    ln -s "releases/$1" .current.new && replace && [ "$(readlink current)" = "releases/$1" ] && return 0
    rm -f .current.new
    say "fault switch"
}

settle() { rm -f "releases/$1.part"; }

drop() {
    for id in "$@"; do
        is_id "$id" && : >"releases/$id.part" && rm -rf "releases/$id" && rm -f "releases/$id.part" || say "fault denied"
    done
}

trap let_go EXIT
trap 'exit 1' HUP INT TERM PIPE
