#!/bin/sh
# Makes target/package/Pilothouse.app and a .dmg of it. Run on macOS after mvn package, with JAVA_HOME at a JDK 25 and Xcode's tools.
# For other people's machines the app has to be signed and notarised, which this does not do.
set -eu
cd "$(dirname "$0")/../.."
jdk=${JAVA25_HOME:-${JAVA_HOME:?set JAVA_HOME to a JDK 25 or newer}}
work=target/package

case $(uname -m) in
    arm64) packaging/common/runtime.sh macos-aarch64 ;;
    *) packaging/common/runtime.sh macos-amd64 ;;
esac
main_jar=$(basename "$work"/input/pilothouse-*.jar)

iconset=$work/pilothouse.iconset
mkdir -p "$iconset"
for size in 16 32 128 256 512; do
    cp "icons/pilothouse-$size.png" "$iconset/icon_${size}x${size}.png"
done
iconutil --convert icns --output "$work/pilothouse.icns" "$iconset"

# macOS wants a version that begins with 1 or more
"$jdk/bin/jpackage" @packaging/common/jpackage.options --type dmg --name Pilothouse --app-version 1.0 --license-file LICENSE \
    --input "$work/input" --main-jar "$main_jar" --runtime-image "$work/runtime" --icon "$work/pilothouse.icns" \
    --mac-package-identifier dev.pilothouse --dest "$work"
