# Sourced by the launcher: `millrace test [--fast] [MAVEN ARGUMENT …]`.

test_help() {
  cat <<'HELP'
Usage: millrace test [--fast] [MAVEN ARGUMENT...]
Install what the tests need where it may (Debian, as root), run every test, and print passed, failed and skipped.
      --fast    the unit loop only: no broker, browser, sandbox or container
  -h, --help    show this help and exit
With CI=true a skipped test is a failure.
HELP
}

missing_packages() { # the Debian packages whose command is not there
  local pair
  for pair in chromium:chromium bwrap:bubblewrap kcat:kcat; do
    command -v "${pair%%:*}" >/dev/null || printf '%s ' "${pair##*:}"
  done
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || printf 'postgresql '
}

prepare() {
  local packages
  packages=$(missing_packages)
  [ -n "$packages" ] || return 0
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    say "Installing $packages"
    # shellcheck disable=SC2086 # a list of words on purpose
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages; } >&2
  else
    say "The tests need: $packages"
    say "Get them with: sudo apt-get install $packages (Debian, Ubuntu), then run this again."
    exit 3
  fi
}

summary() { # counts from every report written since $1, with the reasons of what was skipped
  local reports
  reports=$(find "$home" -path '*/target/*-reports/TEST-*.xml' -newer "$1" -not -path '*/node_modules/*')
  [ -n "$reports" ] || { say "No test ran."; return 1; }
  # shellcheck disable=SC2086 # a list of files on purpose
  node "$home/.ci/summary.mjs" $reports
}

run_tests() {
  local goal=verify started status=0
  case "${1:-}" in
    -h | --help) test_help; exit 0 ;;
    --fast) goal="test spotless:check"; shift ;;
    -*) case "$1" in -D* | -p* | -a*) ;; *) say "millrace test: unknown option $1 (see millrace test --help)"; exit 2 ;; esac ;;
  esac
  [ "$goal" = verify ] && prepare
  mkdir -p "$home/target"
  started="$home/target/tests-started"
  touch "$started"
  # shellcheck disable=SC2086 # one or two goals
  maven $goal --fail-at-end "$@" || status=$?
  summary "$started" || status=1
  exit "$status"
}
