package dev.heddle.junit.property;

import dev.heddle.explore.input.Choices;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/// Makes records, component by component. What the constructor refuses is drawn anew.
final class Records implements ValueSource<Object> {
    private final Constructor<?> constructor;
    private final List<ValueSource<?>> components;

    Records(Sources sources, Usage usage) {
        var all = usage.raw().getRecordComponents();
        this.constructor = constructor(usage.raw(), all);
        this.components = Arrays.stream(all)
                .<ValueSource<?>>map(component -> sources.of(
                        Usage.of(component.getAnnotatedType(), List.of(component.getAnnotations()), usage.variables())))
                .toList();
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
        try {
            return type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without a canonical constructor: " + type, e);
        }
    }

    @Override
    public Object draw(Choices choices) {
        var values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            var component = components.get(i);
            values[i] = choices.together(() -> component.draw(choices));
        }
        try {
            return constructor.trySetAccessible()
                    ? constructor.newInstance(values)
                    : ReflectionSupport.newInstance(constructor.getDeclaringClass(), values);
        } catch (InvocationTargetException e) {
            throw choices.giveUp(
                    "the constructor of " + constructor.getDeclaringClass().getName() + " threw " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot make a " + constructor.getDeclaringClass().getName(), e);
        }
    }
}
