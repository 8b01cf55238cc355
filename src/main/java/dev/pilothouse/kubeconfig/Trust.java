package dev.pilothouse.kubeconfig;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Whom to believe to be the server.
 *
 * @param authorities certificates of the authorities to trust; none means those of the system
 * @param insecure believe anybody, as {@code insecure-skip-tls-verify} says
 * @param serverName name to send and to verify instead of the address's host, as {@code tls-server-name} says
 */
public record Trust(List<X509Certificate> authorities, boolean insecure, Optional<String> serverName) {}
