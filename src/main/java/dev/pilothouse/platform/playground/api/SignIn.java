package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.status.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Finds out who asks: by bearer token, or by a client certificate whose common name is the user and whose organizations are the groups. */
final class SignIn {

    private static final String AUTHENTICATED = "system:authenticated";

    private final String adminToken;
    private final Caller admin;
    private final TokenLookup tokens;

    SignIn(String adminToken, Caller admin, TokenLookup tokens) {
        this.adminToken = adminToken;
        this.admin = admin;
        this.tokens = tokens;
    }

    /** @throws Refusal 401 when nobody is known by what the request brings */
    Caller caller(Request request) {
        String authorization = request.header("authorization");
        Optional<Caller> found = authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? byToken(authorization.substring(7).strip())
                : request.certificate().flatMap(SignIn::byCertificate);
        Caller caller = found.orElseThrow(SignIn::unauthorized);
        return new Caller(caller.name(), withAuthenticated(caller.groups()), request.agent());
    }

    static Refusal unauthorized() {
        return new Refusal(401, "Unauthorized", "Unauthorized", Map.of());
    }

    private Optional<Caller> byToken(String token) {
        boolean same = MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), adminToken.getBytes(StandardCharsets.UTF_8));
        return same ? Optional.of(admin) : tokens.caller(token);
    }

    private static Optional<Caller> byCertificate(X509Certificate certificate) {
        String name = "";
        List<String> groups = new ArrayList<>();
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    name = part.getValue().toString();
                } else if (part.getType().equalsIgnoreCase("O")) {
                    groups.add(part.getValue().toString());
                }
            }
        } catch (InvalidNameException _) {
            return Optional.empty();
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(new Caller(name, List.copyOf(groups), ""));
    }

    static List<String> withAuthenticated(List<String> groups) {
        List<String> all = new ArrayList<>(groups);
        if (!all.contains(AUTHENTICATED)) {
            all.add(AUTHENTICATED);
        }
        return List.copyOf(all);
    }
}
