#!/bin/sh
# Chromium with the storage that people's Chromium has. Playwright's own arguments turn the partitioning of storage by site off
# (they name it in --disable-features), and with it off, Chromium that blocks other sites' cookies blocks a frame's storage too.
#
#   DESKPANE_STORAGE=blocked   a frame of another site has no storage at all: no partitioning, and other sites' cookies blocked
#   DESKPANE_STORAGE=parted    the same as by default, in the headless shell if there is one: it takes half the processor time, has the
#                              same engine, and neither settings nor a process for each site unless told
#   CHROMIUM, CHROMIUM_SHELL   the browser itself, and its headless shell
for argument do
  shift
  case $argument in
    --disable-features=*)
      [ "$DESKPANE_STORAGE" = blocked ] || argument=$(echo "$argument" | sed 's/ThirdPartyStoragePartitioning,*//')
      ;;
    --user-data-dir=*)
      profile=${argument#*=}/Default
      # The same in every Chromium: Debian's blocks other sites' cookies unless told otherwise, Google's does not.
      [ "$DESKPANE_STORAGE" = blocked ] && mode=1 || mode=0
      mkdir -p "$profile" && echo "{\"profile\":{\"cookie_controls_mode\":$mode}}" > "$profile/Preferences"
      ;;
  esac
  set -- "$@" "$argument"
done
[ "$DESKPANE_STORAGE" = parted ] && [ -x "$CHROMIUM_SHELL" ] && exec "$CHROMIUM_SHELL" --site-per-process "$@"
exec "${CHROMIUM:-/usr/bin/chromium}" "$@"
