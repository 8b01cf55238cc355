package dev.pilothouse.cli;

import dev.pilothouse.engine.Engine;
import picocli.CommandLine.IVersionProvider;

/** The version of the package that is running. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"pilothouse " + Engine.version()};
    }
}
