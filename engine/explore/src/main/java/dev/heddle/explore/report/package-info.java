/// How a search is told to a person: as text, and as a page.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.report;
