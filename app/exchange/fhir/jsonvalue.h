// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace paillasse::exchange::fhir {

// One JSON value with its children, numbers as they are written (a double would lose digits). Looking at a leaf's text marks it as read;
// what was not read can be listed. What is not there is null, at any depth.
class JsonValue {
public:
    static constexpr int maxDepth = 64;

    // RFC 8259, one value and nothing after it; the error is a place and a sentence.
    struct Fault {
        std::string where; // "byte 17"
        std::string why;
    };
    static tl::expected<JsonValue, Fault> parse(std::string_view text);

    // The first member of that name, as it is written; empty: there is none, or it is no object.
    static std::string memberText(std::string_view object, std::string_view name);

    [[nodiscard]] bool isNull() const { return m_kind == Kind::Null; }
    [[nodiscard]] bool isObject() const { return m_kind == Kind::Object; }
    [[nodiscard]] bool isNumber() const { return m_kind == Kind::Number; }
    [[nodiscard]] bool isText() const { return m_kind == Kind::Text; }
    [[nodiscard]] bool isBoolean() const { return m_kind == Kind::Boolean; }
    [[nodiscard]] bool isArray() const { return m_kind == Kind::Array; }
    // An object's in the order in which they are written, also those of the same name; of anything else, none.
    [[nodiscard]] std::vector<std::string_view> memberNames() const;
    // Each member with its name; of an array, each item without one.
    void each(const std::function<void(std::string_view, const JsonValue&)>& todo) const;
    // A member; of an array, of its first item.
    [[nodiscard]] const JsonValue& operator[](std::string_view name) const;
    // An array's items; of anything else but null, itself. For FHIR's repeating elements.
    [[nodiscard]] std::vector<const JsonValue*> items() const;
    // A string as it is, a number as written, "true" and "false"; else empty.
    [[nodiscard]] const std::string& text() const;
    // The same as one line, or as several, of `most` characters at most; that it was shortened is listed.
    [[nodiscard]] std::string line(std::size_t most) const;
    [[nodiscard]] std::string lines(std::size_t most) const;
    // A look at it, which does not count as reading.
    [[nodiscard]] const std::string& peek() const;
    // What was made of it is shorter than what it says.
    void tellShortened() const { m_isShortened = true; }
    // Structure, not content: the whole counts as read.
    void skip() const;

    // Calls with the path ("name.family", no indices) of every leaf that was not read, and of what was shortened ("note.text (shortened)").
    void listUnread(const std::string& path, const std::function<void(const std::string&)>& tell) const;

private:
    enum class Kind { Null, Boolean, Number, Text, Array, Object };
    friend class JsonBuilder;

    Kind m_kind = Kind::Null;
    mutable bool m_isRead = false;
    mutable bool m_isShortened = false;
    std::string m_text;
    std::vector<std::pair<std::string, JsonValue>> m_children; // an array's have no names
};

} // namespace paillasse::exchange::fhir
