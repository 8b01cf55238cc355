package dev.pilothouse.kubeconfig;

/** Credentials that stay as they were read. */
record FixedCredentials(Credential current) implements Credentials {

    @Override
    public boolean refresh(Credential rejected) {
        return !current.equals(rejected);
    }
}
