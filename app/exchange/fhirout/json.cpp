// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fhirout/json.h"

#include "app/base/jsonline.h"

namespace paillasse::exchange::fhirout {

Object& Object::put(std::string_view name, std::string_view value)
{
    if (!m_members.empty())
        m_members += ',';
    m_members += jsonQuoted(name);
    m_members += ':';
    m_members += value;
    return *this;
}

Object& Object::add(std::string_view name, std::string_view text)
{
    return text.empty() ? *this : put(name, jsonQuoted(text));
}

Object& Object::add(std::string_view name, const Object& object)
{
    return object.isEmpty() ? *this : put(name, object.text());
}

Object& Object::add(std::string_view name, const Array& array)
{
    return array.isEmpty() ? *this : put(name, array.text());
}

Object& Object::addNumber(std::string_view name, std::string_view digits)
{
    return digits.empty() ? *this : put(name, digits);
}

Array& Array::put(std::string_view value)
{
    if (!m_items.empty())
        m_items += ',';
    m_items += value;
    return *this;
}

Array& Array::add(std::string_view text)
{
    return text.empty() ? *this : put(jsonQuoted(text));
}

Array& Array::add(const Object& object)
{
    return object.isEmpty() ? *this : put(object.text());
}

} // namespace paillasse::exchange::fhirout
