/// The deterministic scheduler: runs a program's goroutines one at a time, and at every visible operation asks a
/// [dev.heddle.scheduler.Chooser] who goes next. It knows nothing of channels or locks beyond their
/// [dev.heddle.model].
@org.jspecify.annotations.NullMarked
package dev.heddle.scheduler;
