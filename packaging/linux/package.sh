#!/bin/sh
# Makes target/package/pilothouse, an app with its own Java, and a .deb of it (.rpm where rpmbuild is). Run after mvn package, with
# JAVA_HOME at a JDK 25. Needs binutils and fakeroot.
set -eu
cd "$(dirname "$0")/../.."
jdk=${JAVA25_HOME:-${JAVA_HOME:?set JAVA_HOME to a JDK 25 or newer}}
work=target/package

case $(uname -m) in
    aarch64) packaging/common/runtime.sh linux-aarch64 ;;
    *) packaging/common/runtime.sh linux-amd64 ;;
esac
main_jar=$(basename "$work"/input/pilothouse-*.jar)
version=${main_jar#pilothouse-}
version=${version%.jar}
version=${version%-SNAPSHOT}

"$jdk/bin/jpackage" @packaging/common/jpackage.options --type app-image --app-version "$version" \
    --input "$work/input" --main-jar "$main_jar" --runtime-image "$work/runtime" --icon icons/pilothouse-512.png --dest "$work"

for type in deb rpm; do
    [ "$type" = deb ] || command -v rpmbuild >/dev/null || continue
    "$jdk/bin/jpackage" --type "$type" --name pilothouse --app-version "$version" --app-image "$work/pilothouse" --dest "$work" \
        --vendor Pilothouse --description "Kubernetes on your desktop" --license-file LICENSE \
        --resource-dir packaging/linux --linux-package-name pilothouse --linux-shortcut --linux-menu-group Development
done
ls -l "$work"/*.deb "$work"/*.rpm 2>/dev/null || true
