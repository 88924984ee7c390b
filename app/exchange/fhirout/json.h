// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace paillasse::exchange::fhirout {

class Array;

// A JSON object on one line, member by member. FHIR knows no empty elements: what has nothing in it is left out.
class Object {
public:
    Object& add(std::string_view name, std::string_view text);
    Object& add(std::string_view name, const std::string& text) { return add(name, std::string_view(text)); }
    Object& add(std::string_view name, const char* text) { return add(name, std::string_view(text)); }
    Object& add(std::string_view name, const Object& object);
    Object& add(std::string_view name, const Array& array);
    // As it is written: 6.40 keeps its digits.
    Object& addNumber(std::string_view name, std::string_view digits);

    [[nodiscard]] bool isEmpty() const { return m_members.empty(); }
    [[nodiscard]] std::string text() const { return '{' + m_members + '}'; }

private:
    Object& put(std::string_view name, std::string_view value);
    std::string m_members;
};

class Array {
public:
    Array& add(std::string_view text);
    Array& add(const std::string& text) { return add(std::string_view(text)); }
    Array& add(const char* text) { return add(std::string_view(text)); }
    Array& add(const Object& object);

    [[nodiscard]] bool isEmpty() const { return m_items.empty(); }
    [[nodiscard]] std::string text() const { return '[' + m_items + ']'; }

private:
    Array& put(std::string_view value);
    std::string m_items;
};

// The array of that one item, or the empty one.
template <class Item>
Array only(const Item& item)
{
    return Array().add(item);
}

} // namespace paillasse::exchange::fhirout
