/// Which events of an execution are ordered: vector clocks over the synchronisation of Go's memory model.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.happensbefore;
