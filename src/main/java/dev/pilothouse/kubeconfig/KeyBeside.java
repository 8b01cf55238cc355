package dev.pilothouse.kubeconfig;

import java.util.Optional;

/**
 * Credentials of a plugin together with a client certificate that the entry itself gives.
 *
 * @param key goes with every credential
 */
record KeyBeside(ClientKey key, Credentials plugin) implements Credentials {

    @Override
    public Credential current() {
        return new Credential(plugin.current().authorization(), Optional.of(key));
    }

    @Override
    public boolean refresh(Credential rejected) {
        return plugin.refresh(new Credential(rejected.authorization(), Optional.empty()));
    }
}
