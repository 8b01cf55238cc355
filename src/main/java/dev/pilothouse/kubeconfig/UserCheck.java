package dev.pilothouse.kubeconfig;

import dev.pilothouse.cluster.Context.SignIn;
import dev.pilothouse.cluster.Context.Way;
import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Finding.Severity;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What can be said about a user entry without contacting or running anything. */
final class UserCheck {

    private final PluginLookup lookup;
    private final Clock clock;

    UserCheck(PluginLookup lookup, Clock clock) {
        this.lookup = lookup;
        this.clock = clock;
    }

    /** How the user signs in, and what was noticed. */
    record Result(SignIn signIn, List<Finding> findings) {}

    Result check(Entry.User user) {
        List<Problem> errors = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        Way way = SignInWay.of(user);
        String expiry = user.certificate().given() ? certificate(user, errors) : "";
        switch (way) {
            case TOKEN -> token(user, errors);
            case TOKEN_FILE -> tokenFile(user, user.token().isEmpty() ? errors : warnings);
            case PLUGIN -> plugin(user.plugin().orElseThrow(), errors);
            case AUTH_PROVIDER ->
                errors.add(Problem.of(ProblemCode.AUTH_PROVIDER_REMOVED, user.name(), user.authProvider()));
            case BASIC, CERTIFICATE, NONE, SIMULATED, ENGINE -> {}
        }
        several(user, warnings);
        List<Finding> findings = new ArrayList<>(user.origin().findings());
        errors.forEach(problem -> findings.add(new Finding(Severity.ERROR, problem, user.origin().place())));
        warnings.forEach(problem -> findings.add(new Finding(Severity.WARNING, problem, user.origin().place())));
        return new Result(new SignIn(way, detail(user, way, expiry)), List.copyOf(findings));
    }

    /** Says that the token has characters that no header can carry. */
    static Problem unusableToken(Entry.User user) {
        return Problem.of(
                ProblemCode.KUBECONFIG_WRONG_TYPE,
                user.origin().file().toString(),
                Integer.toString(user.origin().line()),
                "users[" + user.name() + "].user.token",
                "string");
    }

    private static String detail(Entry.User user, Way way, String expiry) {
        return switch (way) {
            case CERTIFICATE -> expiry;
            case TOKEN_FILE -> user.tokenFile().orElseThrow().toString();
            case BASIC -> user.username();
            case PLUGIN -> user.plugin().orElseThrow().command();
            case AUTH_PROVIDER -> user.authProvider();
            case TOKEN, NONE, SIMULATED, ENGINE -> "";
        };
    }

    /** Returns the date on which the certificate expires, in ISO 8601, or nothing when it cannot be read. */
    private String certificate(Entry.User user, List<Problem> errors) {
        try {
            X509Certificate certificate = PemKeys.clientKey(user.name(), user.certificate(), user.key())
                    .chain()
                    .getFirst();
            Instant now = clock.instant();
            if (now.isAfter(certificate.getNotAfter().toInstant())) {
                errors.add(Problem.of(
                        ProblemCode.CERTIFICATE_EXPIRED, user.name(), date(certificate.getNotAfter().toInstant())));
            }
            if (now.isBefore(certificate.getNotBefore().toInstant())) {
                errors.add(Problem.of(
                        ProblemCode.CERTIFICATE_NOT_YET_VALID,
                        user.name(),
                        date(certificate.getNotBefore().toInstant())));
            }
            return date(certificate.getNotAfter().toInstant());
        } catch (ProblemException e) {
            errors.add(e.problem());
            return "";
        }
    }

    private static String date(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static void token(Entry.User user, List<Problem> errors) {
        if (Authorization.bearer(user.token()).isEmpty()) {
            errors.add(unusableToken(user));
        }
    }

    private void tokenFile(Entry.User user, List<Problem> problems) {
        try {
            new TokenFile(user.name(), user.tokenFile().orElseThrow(), "", java.util.Optional.empty(), clock).current();
        } catch (ProblemException e) {
            problems.add(e.problem());
        }
    }

    private void plugin(Entry.Plugin plugin, List<Problem> errors) {
        if (plugin.command().isEmpty()) {
            return;
        }
        PluginCheck.versionAndTerminal(plugin).ifPresent(errors::add);
        if (lookup.find(plugin.command()).isEmpty()) {
            errors.add(PluginCheck.missing(plugin));
        }
    }

    private static void several(Entry.User user, List<Problem> warnings) {
        List<Way> ways = SignInWay.given(user);
        if (ways.size() > 1) {
            String ignored = ways.stream().skip(1).map(SignInWay::field).collect(Collectors.joining(", "));
            warnings.add(Problem.of(
                    ProblemCode.CREDENTIALS_SEVERAL, user.name(), SignInWay.field(ways.getFirst()), ignored));
        }
        bothForms(user, user.certificate(), warnings);
        bothForms(user, user.key(), warnings);
    }

    private static void bothForms(Entry.User user, Material.OfEntry material, List<Problem> warnings) {
        if (!material.data().isEmpty() && material.file().isPresent()) {
            warnings.add(Problem.of(ProblemCode.CREDENTIALS_SEVERAL, user.name(), material.source(), material.field()));
        }
    }
}
