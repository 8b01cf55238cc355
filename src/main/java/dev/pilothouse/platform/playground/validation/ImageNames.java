package dev.pilothouse.platform.playground.validation;

/** Names of images as far as defaults ask for them: {@code registry/name:tag@digest}. */
final class ImageNames {

    private ImageNames() {}

    /** Tells whether the image is the latest of its name, said or meant: with the tag {@code latest}, or with neither tag nor digest. */
    static boolean isLatest(String image) {
        int digest = image.indexOf('@');
        String name = digest < 0 ? image : image.substring(0, digest);
        int tag = name.indexOf(':', name.lastIndexOf('/') + 1);
        return tag < 0 ? digest < 0 && !name.isEmpty() : name.substring(tag + 1).equals("latest");
    }
}
