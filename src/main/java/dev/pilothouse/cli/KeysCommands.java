package dev.pilothouse.cli;

import dev.pilothouse.guide.SecretType;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Kind;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands on the keys of Secrets and ConfigMaps: {@code secret get|set} and {@code config get|set}. */
final class KeysCommands {

    private final Work work;

    KeysCommands(Work work) {
        this.work = work;
    }

    /** Returns the command of Secrets. */
    CommandLine secret() {
        return new CommandLine(new SecretGroup()).addSubcommand(new SecretGet()).addSubcommand(new SecretSet());
    }

    /** Returns the command of ConfigMaps. */
    CommandLine config() {
        return new CommandLine(new ConfigGroup()).addSubcommand(new ConfigGet()).addSubcommand(new ConfigSet());
    }

    private abstract class Group implements Runnable {

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.keys.usage"));
        }
    }

    @Command(name = "secret", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.secret.description}", mixinStandardHelpOptions = true)
    private final class SecretGroup extends Group {}

    @Command(name = "config", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.config.description}", mixinStandardHelpOptions = true)
    private final class ConfigGroup extends Group {}

    /** What both kinds of {@code get} are told. */
    private abstract class Get {

        @Mixin
        private final NamespaceOption namespace = new NamespaceOption();

        @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "cli.param.name")
        private String name = "";

        @Parameters(index = "1", paramLabel = "KEY", arity = "0..1", defaultValue = "", descriptionKey = "cli.param.key")
        private String key = "";

        @Option(names = {"-o", "--output"}, defaultValue = "table", descriptionKey = "cli.option.keys-output")
        private Output output = Output.table;

        int print(Kind kind, boolean reveal) {
            return new KeysReading(work).print(kind, namespace, name, key, output, reveal);
        }
    }

    @Command(name = "get", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.secret.get.description}", mixinStandardHelpOptions = true)
    private final class SecretGet extends Get implements Callable<Integer> {

        @Option(names = "--reveal", descriptionKey = "cli.option.reveal")
        private boolean reveal;

        @Override
        public Integer call() {
            return print(BuiltIn.SECRET, reveal);
        }
    }

    @Command(name = "get", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.config.get.description}", mixinStandardHelpOptions = true)
    private final class ConfigGet extends Get implements Callable<Integer> {

        @Override
        public Integer call() {
            return print(BuiltIn.CONFIG_MAP, true);
        }
    }

    /** What both kinds of {@code set} are told. */
    private abstract class Set {

        @Mixin
        private final NamespaceOption namespace = new NamespaceOption();

        @Mixin
        private final ChangeOptions options = new ChangeOptions();

        @Mixin
        private final KeyEdits edits = new KeyEdits();

        @Parameters(paramLabel = "NAME", descriptionKey = "cli.param.name")
        private String name = "";

        @Option(names = {"-o", "--output"}, defaultValue = "name", descriptionKey = "cli.option.set-output")
        private Output output = Output.name;

        int write(Kind kind, String type, boolean reveal) {
            return new KeysWriting(work, options, edits).write(kind, namespace, name, type, output, reveal);
        }
    }

    @Command(name = "set", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.secret.set.description}", mixinStandardHelpOptions = true)
    private final class SecretSet extends Set implements Callable<Integer> {

        @Option(names = "--type", paramLabel = "TYPE", defaultValue = "", descriptionKey = "cli.option.secret-type")
        private String type = "";

        @Option(names = "--reveal", descriptionKey = "cli.option.reveal")
        private boolean reveal;

        @Override
        public Integer call() {
            return write(BuiltIn.SECRET, SecretType.named(type), reveal);
        }
    }

    @Command(name = "set", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.config.set.description}", mixinStandardHelpOptions = true)
    private final class ConfigSet extends Set implements Callable<Integer> {

        @Override
        public Integer call() {
            return write(BuiltIn.CONFIG_MAP, "", true);
        }
    }
}
