package org.burdenshare.source;

import java.io.Serializable;

/**
 * A file with the edition that its figures belong to.
 *
 * @param file the file
 * @param editionId the edition
 */
public record EditionFile(SourceFile file, String editionId) implements Serializable {}
