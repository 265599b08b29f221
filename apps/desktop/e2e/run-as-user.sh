#!/usr/bin/env bash
# Runs a command the way a person's session would: as an unprivileged user who may use Docker, with a display, a D-Bus
# session bus and a private runtime folder. As root neither Chromium's sandbox nor the permission bugs of real users exist.
#
#   apps/desktop/e2e/run-as-user.sh node_modules/.bin/vitest run --project e2e apps/desktop
#
# As root on Debian it creates the user `rockpool-e2e` (uid 4321, group docker if there is one). As anybody else it stays
# that person, and their own groups decide about Docker. Needs: xvfb-run, dbus-run-session, runuser (as root).
set -euo pipefail

user=rockpool-e2e
for tool in xvfb-run xauth dbus-run-session; do
  command -v "$tool" > /dev/null || { echo "run-as-user: there is no $tool" >&2; exit 127; }
done

as_user=()
home=$HOME
if [[ $(id -u) == 0 ]]; then
  if ! id "$user" > /dev/null 2>&1; then
    useradd --create-home --uid 4321 "$user" 2> /dev/null || useradd --create-home "$user"
  fi
  if getent group docker > /dev/null; then usermod --append --groups docker "$user"; fi
  home=$(getent passwd "$user" | cut -d: -f6)
  as_user=(runuser -u "$user" --)
fi

runtime=$(mktemp -d)
trap 'rm -rf "$runtime"' EXIT
[[ $(id -u) == 0 ]] && chown "$user": "$runtime"
chmod 700 "$runtime"

# Only what a session has and what the tests are told by: a HOME or DOCKER_HOST of the caller is not the user's.
environment=(HOME="$home" PATH="$PATH" LANG=C.UTF-8 XDG_RUNTIME_DIR="$runtime")
for name in CI ELECTRON_OVERRIDE_DIST_PATH $(compgen -v ROCKPOOL_ || true) $(compgen -v VITEST_ || true); do
  [[ -v $name ]] && environment+=("$name=${!name}")
done

# 24 bits, as real displays have; the sandbox needs nothing of the display.
"${as_user[@]}" env -i "${environment[@]}" \
  xvfb-run --auto-servernum --server-args="-screen 0 1440x900x24" dbus-run-session -- "$@"
