package dev.pilothouse.files;

/**
 * How much a copy may become before somebody is asked: an archive of a few bytes can unpack to any size.
 *
 * @param bytes of all files
 * @param files and folders
 */
public record Bounds(long bytes, long files) {

    /** More than one usually copies by hand, and less than fills a disk unseen. */
    public static final Bounds USUAL = new Bounds(8L << 30, 50_000);

    Bounds doubled() {
        return new Bounds(doubled(bytes), doubled(files));
    }

    private static long doubled(long bound) {
        return bound > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : Math.max(1, bound * 2);
    }

    boolean holds(long soManyBytes, long soManyFiles) {
        return soManyBytes <= bytes && soManyFiles <= files;
    }
}
