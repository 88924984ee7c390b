// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/value.h"

namespace paillasse::lab {

namespace {

const char* signOf(Comparator comparator)
{
    switch (comparator) {
    case Comparator::None:
        return "";
    case Comparator::Less:
        return "< ";
    case Comparator::LessOrEqual:
        return "≤ ";
    case Comparator::Greater:
        return "> ";
    case Comparator::GreaterOrEqual:
        return "≥ ";
    }
    return "";
}

struct Printer {
    char decimalSign;

    std::string operator()(const Quantity& quantity) const { return signOf(quantity.comparator) + quantity.number.toString(decimalSign); }
    std::string operator()(const Coded& coded) const { return coded.text.empty() ? coded.code : coded.text; }
    std::string operator()(const Titre& titre) const { return signOf(titre.comparator) + ("1/" + std::to_string(titre.reciprocal)); }
    std::string operator()(const ShortText& text) const { return text.text; }
};

} // namespace

std::string toString(const Value& value, char decimalSign)
{
    return std::visit(Printer{decimalSign}, value);
}

} // namespace paillasse::lab
