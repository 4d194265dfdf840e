package org.burdenshare.edition;

import org.burdenshare.source.SourceFile;

/**
 * A file or folder among the inputs that is not used.
 *
 * @param file the file
 * @param sentence why it is not used, and what to do
 */
public record PassedOver(SourceFile file, String sentence) {}
