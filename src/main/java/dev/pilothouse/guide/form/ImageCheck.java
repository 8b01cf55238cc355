package dev.pilothouse.guide.form;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Check.Complaint;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References of images, by the grammar of {@code github.com/distribution/reference}. */
final class ImageCheck {

    private static final Pattern REFERENCE = Pattern.compile(
            "(?<host>[A-Za-z0-9.-]+(:\\d+)?/)?(?<path>[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)"
                    + "(:(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(@(?<digest>[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}))?");

    private ImageCheck() {}

    static Optional<Complaint> check(String value) {
        Matcher matcher = REFERENCE.matcher(value);
        if (!matcher.matches()) {
            String near = value.strip().replaceFirst("^https?://", "");
            int tag = near.indexOf(':', near.lastIndexOf('/') + 1);
            String better = tag < 0 ? near.toLowerCase(Locale.ROOT) : near.substring(0, tag).toLowerCase(Locale.ROOT) + near.substring(tag);
            return Complaint.better(Effect.error("guide.check.image", value), REFERENCE.matcher(better).matches() ? better : "");
        }
        if (matcher.group("digest") != null) {
            return Optional.empty();
        }
        if (matcher.group("tag") == null) {
            return Complaint.warning("guide.check.image-no-tag", value);
        }
        return matcher.group("tag").equals("latest") ? Complaint.warning("guide.check.image-latest") : Optional.empty();
    }
}
