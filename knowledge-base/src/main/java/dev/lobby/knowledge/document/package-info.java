/// Long documents: a bank's handbooks and notices, read and cut into passages that can be quoted.
///
/// [DocumentReader] finds a file's type by its content, holds it to its limits and reads it into
/// headings, paragraphs and table rows; `Splitter` cuts those into [Passage]s. What is in a passage
/// stands so in the document: words are neither changed nor left out nor put in. What differs is
/// told here. White space is one space, invisible characters are gone, the cells of a table's row
/// are joined by ` | ` and each passage of a table begins with its header. Lines of a PDF are
/// joined to paragraphs, a hyphen at a line's end stays, and what stands on most pages as header or
/// footer is left out. Of Markdown and HTML the marks are gone, and what a browser would not show.
@org.jspecify.annotations.NullMarked
package dev.lobby.knowledge.document;
