#!/bin/sh
# Renders pilothouse.svg into the sizes that desktops ask for. Needs rsvg-convert (Debian: librsvg2-bin).
set -eu
cd "$(dirname "$0")"
for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" --output "pilothouse-$size.png" pilothouse.svg
done
