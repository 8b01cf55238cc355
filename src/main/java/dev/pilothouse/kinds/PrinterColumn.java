package dev.pilothouse.kinds;

/**
 * A column that a CustomResourceDefinition asks for, as in its {@code additionalPrinterColumns}.
 *
 * @param type {@code integer}, {@code number}, {@code string}, {@code boolean} or {@code date}
 * @param priority 0 for always, more for {@code -o wide}
 */
public record PrinterColumn(String name, String type, String jsonPath, int priority) {}
