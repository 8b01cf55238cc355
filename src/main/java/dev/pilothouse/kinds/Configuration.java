package dev.pilothouse.kinds;

import dev.pilothouse.model.Tree;

/** ConfigMaps, Secrets and ServiceAccounts: counted by the names of their keys, so that no value is ever read. */
final class Configuration {

    private Configuration() {}

    static TableBuilder<Tree> configMaps() {
        return TableBuilder.named()
                .count("DATA", it -> size(it, "data") + size(it, "binaryData"))
                .age()
                .reads("data.*", "binaryData.*");
    }

    static TableBuilder<Tree> secrets() {
        return TableBuilder.named().text("TYPE", "type").count("DATA", it -> size(it, "data")).age().reads("data.*");
    }

    static TableBuilder<Tree> serviceAccounts() {
        return TableBuilder.named().count("SECRETS", (Tree it) -> it.list("secrets").size()).age().reads("secrets.*");
    }

    private static long size(Tree object, String field) {
        return object.tree(field).fields().size();
    }
}
