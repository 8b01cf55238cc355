package dev.pilothouse.files;

/**
 * How far a copy is.
 *
 * @param files files that are whole
 * @param bytes of all files
 * @param current the file that is on its way, empty before the first
 */
public record Progress(long files, long bytes, String current) {

    static final Progress NONE = new Progress(0, 0, "");
}
