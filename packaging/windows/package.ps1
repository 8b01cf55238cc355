# Makes target\package\pilothouse-VERSION.msi. Run on Windows after mvn package, with JAVA_HOME at a JDK 25 and WiX 3 or newer on
# the path. JavaFX stays on the class path here and unpacks its libraries at each user's first start.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')
$work = 'target\package'
Remove-Item -Recurse -Force -ErrorAction Ignore $work
New-Item -ItemType Directory -Force "$work\input" | Out-Null
Copy-Item target\pilothouse\lib\*.jar "$work\input"
$mainJar = (Get-ChildItem "$work\input\pilothouse-*.jar").Name
$version = $mainJar -replace '^pilothouse-', '' -replace '(-SNAPSHOT)?\.jar$', ''
& "$env:JAVA_HOME\bin\jpackage" --type msi --name Pilothouse --app-version $version --vendor Pilothouse `
    --description 'Kubernetes on your desktop' --license-file LICENSE --input "$work\input" --main-jar $mainJar `
    --main-class dev.pilothouse.Main --java-options --enable-native-access=ALL-UNNAMED --java-options -XX:+UseSerialGC `
    --java-options -Xms48m --java-options -Xmx512m `
    --win-menu --win-shortcut --win-per-user-install --dest $work
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
