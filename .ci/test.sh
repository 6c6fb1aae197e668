# Sourced by the launcher: `millrace test [--fast] [MAVEN ARGUMENT …]`.

test_help() {
  cat <<'HELP'
Usage: millrace test [--fast] [MAVEN ARGUMENT...]
Install what the tests need where it may (Debian, as root), run every test, and print passed, failed and skipped.
      --fast    the unit loop only: no broker, browser, sandbox or container
  -h, --help    show this help and exit
With CI=true a skipped test is a failure. A test with real parts (*IT) that fails runs once more; when it passes
then, it is listed as flaky.
HELP
}

missing_packages() { # the Debian packages whose command is not there
  local pair
  for pair in chromium-headless-shell:chromium-headless-shell bwrap:bubblewrap kcat:kcat dockerd:docker.io iptables:iptables debootstrap:debootstrap gcc:gcc make:make openssl:openssl; do
    command -v "${pair%%:*}" >/dev/null || printf '%s ' "${pair##*:}"
  done
  # for the librdkafka that .ci/clients builds where kcat's own is too old
  [ -e /usr/include/openssl/ssl.h ] || printf 'libssl-dev '
  [ -e /usr/include/zlib.h ] || printf 'zlib1g-dev '
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

docker_answers() { # whether the daemon that DOCKER_HOST or habit names answers on its Unix socket
  local socket=${DOCKER_HOST:-unix:///var/run/docker.sock}
  node -e '
    const request = require("http").get({ socketPath: process.argv[1], path: "/_ping", timeout: 5000 }, (answer) => process.exit(answer.statusCode === 200 ? 0 : 1));
    request.on("error", () => process.exit(1));
    request.on("timeout", () => process.exit(1));
  ' "${socket#unix://}"
}

start_docker() { # a daemon of our own in $1; further arguments are dockerd's
  local folder=$1 waited
  shift
  dockerd --host "unix://$folder/docker.sock" --data-root "$folder/data" --exec-root "$folder/exec" --pidfile "$folder/pid" \
    "$@" >>"$home/target/dockerd.log" 2>&1 &
  docker_pid=$!
  export DOCKER_HOST="unix://$folder/docker.sock"
  for waited in $(seq 60); do
    docker_answers && return 0
    kill -0 "$docker_pid" 2>/dev/null || return 1
    sleep 0.5
  done
  return 1
}

stop_docker() { # by its own file: a test kills the daemon and starts another one in its place
  local pid waited
  pid=$(cat "$1/pid" 2>/dev/null || echo "$docker_pid")
  kill "$pid" 2>/dev/null || true
  for waited in $(seq 40); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.25
  done
  unmount_below "$1"
  rm -rf "$1" || say "Left behind: $1 (still in use; findmnt -R $1 tells by what)"
}

unmount_below() { # a daemon that was killed leaves its mounts; the deepest first
  local mounted
  awk -v root="$1/" 'index($5 "/", root) == 1 { print $5 }' /proc/self/mountinfo | sort -r | while read -r mounted; do
    umount "$mounted" || umount --lazy "$mounted" || true
  done
}

prepare_base() { # what lab images are built on, while Maven builds; the tests wait for it where it is still being made
  local base="$home/target/offline-base.tar"
  [ -f "$base" ] && return 0
  if [ "$(id -u)" != 0 ]; then
    say "The tests of labs in Docker need a base for their image. Make it once with:"
    say "  sudo lab-images/offline-base.sh --tar $base"
    exit 3
  fi
  say "Making a base for the lab image in the background"
  touch "$base.making"
  ("$home/lab-images/offline-base.sh" --tar "$base" >"$home/target/offline-base.log" 2>&1 || cat "$home/target/offline-base.log" >&2
    rm -f "$base.making") &
}

prepare_docker() { # submissions and labs run in containers as well
  local folder
  docker_answers && return 0
  if [ -n "${DOCKER_HOST:-}" ] || [ "$(id -u)" != 0 ]; then
    say "The tests need a Docker daemon, and none answers at ${DOCKER_HOST:-/var/run/docker.sock}."
    say "Start one that this user may use, or set DOCKER_HOST to its Unix socket, then run this again."
    exit 3
  fi
  folder=$(mktemp -d /tmp/millrace-docker-XXXXXX)
  # shellcheck disable=SC2064 # the folder as it is now
  trap "stop_docker '$folder'" EXIT
  say "Starting a Docker daemon for the tests"
  : >"$home/target/dockerd.log"
  start_docker "$folder" || start_docker "$folder" --storage-driver vfs || {
    say "The Docker daemon did not start. The end of $home/target/dockerd.log:"
    tail -n 15 "$home/target/dockerd.log" >&2
    exit 3
  }
}

summary() { # counts from every report written since $1, with the reasons of what was skipped
  local reports
  reports=$(find "$home" -path '*/target/*-reports/TEST-*.xml' -newer "$1" -not -path '*/node_modules/*')
  [ -n "$reports" ] || { say "No test ran."; return 1; }
  # shellcheck disable=SC2086 # a list of files on purpose
  node "$home/.ci/summary.mjs" $reports
}

templates_phase() { # where the server's templates are as they were generated, Maven needs not write and compile them anew
  local stamp="$home/server/target/templates"
  [ -f "$stamp" ] && [ -z "$(find "$home/server/src/main/jte" "$home/server/pom.xml" -newer "$stamp" -print -quit)" ] && echo none && return
  mkdir -p "$home/server/target"
  touch "$stamp"
  echo generate-sources
}

run_tests() {
  local goal=verify started status=0
  case "${1:-}" in
    -h | --help) test_help; exit 0 ;;
    --fast) goal="test spotless:check"; shift ;;
    -*) case "$1" in -D* | -p* | -a*) ;; *) say "millrace test: unknown option $1 (see millrace test --help)"; exit 2 ;; esac ;;
  esac
  mkdir -p "$home/target"
  if [ "$goal" = verify ]; then
    prepare
    prepare_base
    prepare_docker
  fi
  started="$home/target/tests-started"
  touch "$started"
  # shellcheck disable=SC2086 # one or two goals
  maven $goal --threads 2 --fail-at-end -Dfailsafe.rerunFailingTestsCount=1 -Dtemplates.phase="$(templates_phase)" "$@" || status=$?
  [ $status = 0 ] || rm -f "$home/server/target/templates"
  summary "$started" || status=1
  exit "$status"
}
