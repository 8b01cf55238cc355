#!/bin/sh
# Links a Java runtime with JavaFX in it into target/package/runtime, and lays what is left of the app into target/package/input.
# Usage: runtime.sh PLATFORM, as jmod names it: linux-amd64, linux-aarch64, macos-amd64, macos-aarch64.
# JavaFX is linked in so that its native libraries need not be unpacked at each user's first start.
set -eu
cd "$(dirname "$0")/../.."
platform=$1
jdk=${JAVA25_HOME:-${JAVA_HOME:?set JAVA_HOME to a JDK 25 or newer}}
work=target/package

[ -d target/pilothouse/lib ] || { echo "run mvn package first" >&2; exit 1; }
rm -rf "$work"
mkdir -p "$work/jmods" "$work/input"

for module in base graphics controls; do
    parts=$work/parts/$module
    mkdir -p "$parts/classes" "$parts/libs"
    for jar in target/pilothouse/lib/javafx-"$module"-*.jar; do
        (cd "$parts/classes" && "$jdk/bin/jar" --extract --file "$OLDPWD/$jar")
    done
    find "$parts/classes" \( -name '*.so' -o -name '*.dylib' \) -exec mv {} "$parts/libs/" \;
    "$jdk/bin/jmod" create --class-path "$parts/classes" --libs "$parts/libs" --target-platform "$platform" "$work/jmods/javafx.$module.jmod"
done

"$jdk/bin/jlink" --module-path "$work/jmods" @packaging/common/modules.options --output "$work/runtime"

for jar in target/pilothouse/lib/*.jar; do
    case $jar in
        */javafx-*) ;;
        *) cp "$jar" "$work/input/" ;;
    esac
done
