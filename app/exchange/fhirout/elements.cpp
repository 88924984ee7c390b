// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fhirout/elements.h"

#include <algorithm>

#include "app/base/civiltime.h"
#include "app/crypto/sha1.h"
#include "app/exchange/base64.h"
#include "app/exchange/codes.h"
#include "app/exchange/ucum.h"

namespace paillasse::exchange::fhirout {

Object identifier(std::string_view id)
{
    const auto bar = id.find('|');
    if (bar == std::string_view::npos)
        return Object().add("value", id);
    const auto authority = id.substr(0, bar);
    Object object;
    if (isOid(authority))
        object.add("system", "urn:oid:" + std::string(authority));
    else if (authority.find(':') != std::string_view::npos)
        object.add("system", authority);
    object.add("value", id.substr(bar + 1));
    // A system is a URI; who gave a number and has none is named.
    if (!isOid(authority) && authority.find(':') == std::string_view::npos)
        object.add("assigner", named(authority));
    return object;
}

Object coding(std::string_view system, std::string_view code)
{
    return code.empty() ? Object() : Object().add("system", system).add("code", code);
}

Object words(std::string_view text)
{
    return Object().add("text", text);
}

Object codeableConcept(const SourceCode& code)
{
    return Object()
        .add("coding", Array().add(coding("http://loinc.org", code.loinc)).add(coding(code.system, code.local)))
        .add("text", code.text);
}

Object reference(std::string_view type, std::string_view id)
{
    return Object().add("reference", std::string(type) + '/' + std::string(id));
}

Object named(std::string_view name)
{
    return Object().add("display", name);
}

Object quantity(const std::optional<lab::Decimal>& number, lab::Comparator comparator, std::string_view unit)
{
    Object object;
    object.addNumber("value", number ? number->toString() : std::string());
    object.add("comparator", comparatorText(comparator));
    object.add("unit", unit);
    if (isUcum(unit))
        object.add("system", "http://unitsofmeasure.org").add("code", unit);
    return object;
}

Array note(std::string_view text)
{
    return only(words(text));
}

Object attachment(const Attachment& document)
{
    return Object()
        .add("contentType", document.mediaType)
        .add("data", toBase64(document.content))
        .add("hash", toBase64(crypto::sha1(document.content)))
        .add("title", document.title)
        .add("creation", instant(document.createdAt));
}

Object extension(std::string_view url, std::string_view valueName, std::string_view value)
{
    return value.empty() ? Object() : Object().add("url", url).add(valueName, value);
}

Object masked()
{
    return Object().add("extension", only(extension("http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode", "masked")));
}

std::string instant(Instant at)
{
    return at.isNull() ? std::string() : toIsoUtc(at);
}

} // namespace paillasse::exchange::fhirout
