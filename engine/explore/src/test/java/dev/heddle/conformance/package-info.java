/// What Go's specification, memory model and packages promise, each behaviour once and run in both modes.
package dev.heddle.conformance;
