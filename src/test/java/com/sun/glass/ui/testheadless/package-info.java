/**
 * A Glass platform for tests without a display, chosen by {@code -Dglass.platform=TestHeadless}.
 *
 * <p>It repairs what JavaFX's own headless platform lacks for driving an interface: a screen of any size, focus that is handed
 * from window to window, a robot whose events carry buttons and modifiers, and drag and drop. It extends internal classes of the
 * JavaFX version that the build pins; JavaFX finds it by its package and class name.
 */
package com.sun.glass.ui.testheadless;
