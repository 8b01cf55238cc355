package dev.pilothouse.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command prints the objects that it changed. */
final class FormOption {

    @Option(names = {"-o", "--output"}, paramLabel = "FORM", descriptionKey = "cli.option.change-output")
    @Nullable Form form;

    /** The forms that are printed instead of a sentence for each object. */
    enum Form {
        yaml,
        json,
        name
    }
}
