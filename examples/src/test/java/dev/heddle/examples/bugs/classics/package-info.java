/// Bugs that everybody meets in Java sooner or later, on Heddle's locks and channels. They come from textbooks,
/// from the JDK's own documentation and from the literature on finding them; each file names where it is
/// described.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.bugs.classics;
