// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/exchange/fhir/reader.h"
#include "app/exchange/hl7v2/reader.h"
#include "app/exchange/textdecoding.h"

namespace paillasse::exchange {

inline Reading readHl7(std::string_view bytes)
{
    const auto text = withoutMarks(asBytes(bytes));
    return hl7v2::read(text, 0);
}

inline Reading readFhir(std::string_view bytes)
{
    const auto text = withoutMarks(asBytes(bytes));
    fhir::Reader reader;
    reader.add(text, 0);
    return reader.finish();
}

// An ORU^R01 with one patient and one request; `obx` are its result segments.
inline std::string result(std::string_view obx, std::string_view end = "\r")
{
    std::string text = "MSH|^~\\&|ANALYSEUR|LABO VOISIN|PAILLASSE||20260312084700||ORU^R01^ORU_R01|42|P|2.5.1";
    text.append(end).append("PID|1||4711^^^CHCB^PI||LE BIHAN^Maëlle^^^^^L||19920503|F").append(end);
    text.append("OBR|1|PRE-7^HOPITAL||24326-1^Ionogramme^LN|||20260312081500").append(end).append(obx).append(end);
    return text;
}

// The only result of that message.
inline ImportedResult onlyResult(const Reading& reading)
{
    const bool isOne = reading.records.size() == 1 && reading.records[0].orders.size() == 1 && reading.records[0].orders[0].results.size() == 1;
    return isOne ? reading.records[0].orders[0].results[0] : ImportedResult();
}

inline std::string valueText(const ImportedResult& result)
{
    return result.value ? lab::toString(*result.value, '.') : "(none)";
}

} // namespace paillasse::exchange
