// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/generator/inventedresults.h"

#include <algorithm>
#include <functional>

#include "app/lab/rules/interpretation.h"

namespace paillasse::generator {

namespace {

struct Spread {
    double middle = 0;
    double width = 0;
};

Spread spreadOf(const lab::AppliedRange& range)
{
    if (range.low && range.high)
        return {(range.low->toDouble() + range.high->toDouble()) / 2, (range.high->toDouble() - range.low->toDouble()) / 6};
    if (range.high)
        return {range.high->toDouble() * 0.45, range.high->toDouble() * 0.14};
    if (range.low)
        return {range.low->toDouble() * 1.35, range.low->toDouble() * 0.1};
    return {1, 0.1};
}

std::optional<lab::Value> answer(const lab::Examination& examination)
{
    for (const auto& coded : examination.answers)
        if (coded.level == lab::Level::Normal)
            return lab::Coded{coded.code, coded.french};
    return std::nullopt;
}

} // namespace

std::optional<lab::Value> InventedBody::value(const lab::Examination& examination, const lab::Demography& demography, Random& random) const
{
    if (examination.formula)
        return std::nullopt;
    if (examination.kind == lab::ResultKind::Coded)
        return answer(examination);
    if (examination.kind != lab::ResultKind::Numeric)
        return std::nullopt;
    const auto spread = spreadOf(lab::applicableRange(examination, demography));
    Random own(m_seed ^ std::hash<std::string>{}(examination.code));
    std::normal_distribution<double> normal(0, 1);
    auto place = std::clamp(normal(own), -1.8, 1.8);
    if (own() % 100 < 6)
        place += own() % 2 == 0 ? 3.6 : -3.2;
    const double number = std::max(spread.middle * 0.05, spread.middle + spread.width * (place + 0.45 * normal(random)));
    const auto rounded = lab::Decimal::rounded(number, examination.decimals);
    return rounded ? std::optional<lab::Value>(lab::Quantity{lab::Comparator::None, *rounded}) : std::nullopt;
}

} // namespace paillasse::generator
