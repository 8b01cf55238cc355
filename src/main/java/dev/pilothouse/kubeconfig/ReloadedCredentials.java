package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.ProblemException;
import java.util.function.Supplier;

/**
 * Credentials that are looked up in the kubeconfig again when the server rejects them: another program may have signed in meanwhile
 * and written a new token there.
 */
final class ReloadedCredentials implements Credentials {

    private final Supplier<Credentials> kubeconfig;
    private volatile Credentials credentials;

    /** @param kubeconfig reads the entry anew */
    ReloadedCredentials(Credentials credentials, Supplier<Credentials> kubeconfig) {
        this.credentials = credentials;
        this.kubeconfig = kubeconfig;
    }

    @Override
    public Credential current() {
        return credentials.current();
    }

    @Override
    public boolean refresh(Credential rejected) {
        return changed(rejected) || credentials.refresh(rejected);
    }

    private boolean changed(Credential rejected) {
        try {
            Credentials now = kubeconfig.get();
            if (now.equals(credentials) || now.current().equals(rejected)) {
                return false;
            }
            credentials = now;
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }
}
