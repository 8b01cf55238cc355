package dev.pilothouse.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a server wants from whoever asked it without a login, as it says in {@code WWW-Authenticate} (RFC 9110, section 11.6.1). Container
 * registries name the service there that gives out tokens.
 *
 * @param scheme in lower case, such as {@code bearer}; empty when the server said nothing
 * @param parameters those in quotes, by their names in lower case, in the order of the header
 */
public record AuthChallenge(String scheme, Map<String, String> parameters) {

    private static final Pattern PARAMETER = Pattern.compile("([\\w-]+)\\s*=\\s*\"([^\"]*)\"");

    public AuthChallenge {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Reads the header's value. What is no parameter is passed over. */
    public static AuthChallenge of(String header) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
        }
        return new AuthChallenge(header.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT), parameters);
    }

    /** Returns the address of the token service, empty when none is named. */
    public String realm() {
        return parameters.getOrDefault("realm", "");
    }

    /** Returns the address with these questions behind those that it has already. */
    public String realm(Map<String, String> questions) {
        if (questions.isEmpty()) {
            return realm();
        }
        String query = questions.entrySet().stream().map(each -> each.getKey() + "=" + encoded(each.getValue())).collect(Collectors.joining("&"));
        return realm() + (realm().contains("?") ? "&" : "?") + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
