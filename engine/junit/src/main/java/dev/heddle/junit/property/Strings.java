package dev.heddle.junit.property;

import dev.heddle.explore.input.Choices;

/// Makes strings.
///
/// @param characters what of
/// @param min        the smallest length
/// @param max        the largest
/// @param notBlank   whether there must be a character that is no white space
/// @param unique     whether no character may occur twice
record Strings(Characters characters, int min, int max, boolean notBlank, boolean unique)
        implements ValueSource<String> {
    Strings {
        if (characters.count() == 0) {
            throw new IllegalArgumentException("there must be at least one character to make strings of");
        }
    }

    ValueSource<String> source() {
        return notBlank ? filter(text -> !text.isBlank()) : this;
    }

    @Override
    public String draw(Choices choices) {
        var text = new StringBuilder();
        new Sizes(notBlank ? Math.max(1, min) : min, max).<Character>fill(choices, this::character, c -> {
            if (unique && text.indexOf(c.toString()) >= 0) {
                return false;
            }
            text.append(c.charValue());
            return true;
        });
        return text.toString();
    }

    private char character(Choices choices) {
        return characters.get(choices.upTo(characters.count() - 1L));
    }
}
