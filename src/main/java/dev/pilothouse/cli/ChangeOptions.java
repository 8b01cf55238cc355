package dev.pilothouse.cli;

import picocli.CommandLine.Option;

/** How a change is carried out. */
final class ChangeOptions {

    @Option(names = "--dry-run", descriptionKey = "cli.option.dry-run")
    boolean dryRun;

    @Option(names = "--confirm", paramLabel = "NAME", defaultValue = "", descriptionKey = "cli.option.confirm")
    String confirm = "";

    @Option(names = "--force-conflicts", descriptionKey = "cli.option.force-conflicts")
    boolean forceConflicts;
}
