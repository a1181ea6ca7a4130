/// What only real processors and compilers show of the production runtime: jcstress tests.
@org.jspecify.annotations.NullMarked
package dev.heddle.stress;
