/// JMH benchmarks and measuring programs; `benchmarks/README.md` has the commands to run them.
package dev.heddle.benchmarks;
